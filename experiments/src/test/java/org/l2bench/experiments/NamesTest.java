package org.l2bench.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.NameCheck;

/** What claims and figures name is reported, and what a formula prints is one rule, with the settings of every preset. */
class NamesTest {
    static List<Experiment<?>> experiments() {
        return Experiments.all();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyNameIsOneThatTrialsReport(Experiment<?> experiment) {
        assertThat(NameCheck.ofPresets(experiment)).isEmpty();
    }

    @Test
    void distinctRulesPrintDistinctFormulas() {
        var printed = new HashMap<String, Rule>();
        experiments().stream().flatMap(NamesTest::claims).map(Claim::rule).forEach(rule -> {
            var before = printed.put(Formula.of(rule), rule);
            assertThat(before == null || before.equals(rule))
                    .as("%s and %s print the same", before, rule)
                    .isTrue();
        });
        assertThat(printed).hasSizeGreaterThan(50).allSatisfy((formula, rule) -> assertThat(formula)
                .isNotBlank());
    }

    private static <S extends Record> Stream<Claim> claims(Experiment<S> experiment) {
        return experiment.presets().stream().flatMap(p -> experiment.claims(p.settings()).stream());
    }
}
