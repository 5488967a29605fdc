package org.l2bench.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Meaning;

/** What is asked of every step. */
final class StepCheck {
    private StepCheck() {}

    /** The numbers are those of the formula of its row. */
    static void isThatOfTheFormula(Step step) throws Exception {
        var expected = step.expected().apply(step.strength());
        assertThat(distance(step.measured().run(), expected))
                .as(step + ", expected " + Arrays.toString(expected))
                .isLessThanOrEqualTo(step.tolerance());
    }

    /** Otherwise the check above would let a wrong formula pass. */
    static void wouldShowTwiceTheStrength(Step step) {
        var expected = step.expected().apply(step.strength());
        var twice = step.expected().apply(2 * step.strength());
        assertThat(distance(twice, expected)).as(step.toString()).isGreaterThan(1000 * step.tolerance());
    }

    /** Otherwise a formula with one fact too many or too few would pass. */
    static void haveTwoValuesOfEveryFact(List<Step> steps) {
        steps.stream().collect(Collectors.groupingBy(Step::row)).forEach((row, runs) -> {
            assertThat(runs.stream().map(Step::value).distinct()).as(row).hasSizeGreaterThan(1);
            var facts = runs.stream()
                    .flatMap(r -> r.facts().values().entrySet().stream())
                    .collect(Collectors.groupingBy(
                            Map.Entry<Fact, Double>::getKey,
                            Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
            assertThat(facts.values()).as(row).allSatisfy(values -> assertThat(values)
                    .hasSizeGreaterThan(1));
        });
    }

    /** The numbers are those that the words of its row tell. */
    static void isThatOfTheWords(Said said) throws Exception {
        assertThat(none(said.row()).why()).contains(said.words());
        assertThat(none(said.row()).ignored()).isFalse();
        assertThat(distance(said.measured().run(), said.expected()))
                .as(said + ", expected " + Arrays.toString(said.expected()))
                .isLessThanOrEqualTo(said.tolerance());
    }

    /** No setting sounds like it. */
    static void isAbsent(Absent library) {
        assertThat(none(library.row()).why()).contains("no such");
        assertThat(none(library.row()).ignored()).isFalse();
        assertThat(library.found()).as(library.row()).isEmpty();
    }

    static Meaning.None none(String row) {
        return (Meaning.None) FitCheck.TABLE.row(row).meaning();
    }

    /** The largest difference in units of the largest number. */
    static double distance(double[] a, double[] b) {
        assertThat(a).hasSameSizeAs(b);
        double difference = 0;
        double largest = 0;
        for (var i = 0; i < b.length; i++) {
            difference = Math.max(difference, Math.abs(a[i] - b[i]));
            largest = Math.max(largest, Math.abs(b[i]));
        }
        return difference / largest;
    }
}
