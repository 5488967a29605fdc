package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.FormulaParser;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.experiments.Experiments;
import org.l2bench.reports.input.Description;

/** What the pages print of a claim can be read back: printing and parsing are inverse, on every claim of every preset. */
class FormulasTest {
    static List<Description> descriptions() {
        return Experiments.all().stream().flatMap(FormulasTest::ofPresets).toList();
    }

    private static <S extends Record> Stream<Description> ofPresets(Experiment<S> experiment) {
        return experiment.presets().stream().map(p -> Description.of(experiment, p.settings()));
    }

    private static Stream<Rule> rules(Claim claim) {
        var required = claim.requirements().stream()
                .filter(Requirement.Supported.class::isInstance)
                .map(r -> ((Requirement.Supported) r).rule());
        return Stream.concat(Stream.of(claim.rule()), required);
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void everyFormulaIsReadBackAsTheSameRule(Description experiment) {
        assertThat(experiment.claims()).isNotEmpty();
        for (var claim : experiment.claims()) {
            rules(claim).forEach(rule -> {
                var formula = Formula.of(rule);
                var parsed = FormulaParser.rule(formula);
                assertThat(Formula.of(parsed)).as(claim.id()).isEqualTo(formula);
                // The order of what is read may differ where parts of one kind stand apart; what is read may not.
                assertThat(parsed.reads()).as(claim.id()).containsExactlyInAnyOrderElementsOf(rule.reads());
                assertThat(parsed.isExact()).as(claim.id()).isEqualTo(rule.isExact());
                assertThat(parsed.isOverItems()).as(claim.id()).isEqualTo(rule.isOverItems());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void aRuleOfOnePartIsReadBackAsAnEqualRecord(Description experiment) {
        for (var claim : experiment.claims()) {
            rules(claim).filter(rule -> rule.parts().size() == 1).forEach(rule -> assertThat(
                            FormulaParser.rule(Formula.of(rule)))
                    .as(claim.id())
                    .isEqualTo(rule));
        }
    }
}
