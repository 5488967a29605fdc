package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.experiments.Experiments;
import org.l2bench.reports.input.Description;

/** What the head of every page says is about claims that there are, and explains what they are written with. */
class StoriesTest {
    /** A name that a formula applies to an arm, as in {@code NLL(kNN, w0)} and {@code F^G(R-predkd+l2)}. */
    private static final Pattern APPLIED = Pattern.compile("(?<![\\w^*])([A-Za-z][\\w^*]*)\\(");

    /** What needs no explanation. */
    private static final Set<String> MATHEMATICS = Set.of("arccos", "sqrt");

    private static final Pattern LETTER =
            Pattern.compile("[\\p{IsGreek}]|\\b(?:lambda|omega|tau|gamma|beta|mu|eta|sigma)\\b");

    static List<Description> descriptions() {
        return Experiments.all().stream().flatMap(StoriesTest::ofPresets).toList();
    }

    private static <S extends Record> Stream<Description> ofPresets(Experiment<S> experiment) {
        return experiment.presets().stream().map(p -> Description.of(experiment, p.settings()));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void everyPageBeginsWithAnAnswerToClaimsThatThereAre(Description experiment) {
        var claims = experiment.claims().stream().map(Claim::id).toList();
        assertThat(experiment.answers()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
        assertThat(experiment.answers())
                .allSatisfy(a -> assertThat(claims).containsAll(a.claims()))
                .allSatisfy(a -> assertThat(a.texts().values()).allMatch(t -> t.endsWith(".")));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void everyNameThatAClaimAppliesAndEveryLetterIsExplained(Description experiment) {
        var words = experiment.symbols().stream()
                .flatMap(s -> Stream.of(s.sign(), s.meaning()))
                .collect(Collectors.joining(" "));
        var used = new TreeSet<String>();
        experiment.claims().forEach(c -> {
            APPLIED.matcher(c.statement()).results().forEach(m -> used.add(m.group(1)));
            LETTER.matcher(c.statement()).results().forEach(m -> used.add(m.group()));
        });
        used.removeAll(MATHEMATICS);
        assertThat(used)
                .allSatisfy(u -> assertThat(words).containsPattern("(?<![\\w^])" + Pattern.quote(u) + "(?![\\w^])"));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void noSymbolIsExplainedTwice(Description experiment) {
        assertThat(experiment.symbols())
                .extracting(s -> s.sign())
                .doesNotHaveDuplicates()
                .isNotEmpty();
        assertThat(experiment.symbols()).allSatisfy(s -> assertThat(s.meaning()).isNotBlank());
    }
}
