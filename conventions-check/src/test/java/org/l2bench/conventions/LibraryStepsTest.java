package org.l2bench.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Meaning;

/** Every library steps, splits and factorises as its row of the table says. */
class LibraryStepsTest {
    static List<Step> steps() {
        return Stream.of(
                        XgboostLeaves.all(),
                        LightgbmLeaves.all(),
                        TorchSteps.all(),
                        EncogSteps.all(),
                        WekaSteps.all(),
                        CrfPriors.all(),
                        LibrecSteps.all(),
                        MahoutFactors.all(),
                        LenskitSteps.all(),
                        IgniteSteps.all(),
                        FlinkSteps.all(),
                        HivemallSteps.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<Said> said() {
        return Stream.of(
                        WekaSteps.said(),
                        MoaSteps.said(),
                        EncogSteps.said(),
                        TribuoSteps.said(),
                        MahoutFactors.said(),
                        IgniteSteps.said(),
                        HivemallSteps.said())
                .flatMap(List::stream)
                .toList();
    }

    static List<Absent> absent() {
        return Absent.all();
    }

    static List<Ignored> ignored() {
        return Stream.of(EncogSteps.ignored(), TribuoSteps.ignored())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theNumbersAreThoseOfTheFormula(Step step) throws Exception {
        var expected = step.expected().apply(step.strength());
        assertThat(distance(step.measured().run(), expected))
                .as(step + ", expected " + Arrays.toString(expected))
                .isLessThanOrEqualTo(step.tolerance());
    }

    /** Otherwise the test above would let a wrong formula pass. */
    @ParameterizedTest
    @MethodSource("steps")
    void aStrengthTwiceAsLargeWouldBeSeen(Step step) {
        var expected = step.expected().apply(step.strength());
        var twice = step.expected().apply(2 * step.strength());
        assertThat(distance(twice, expected)).as(step.toString()).isGreaterThan(1000 * step.tolerance());
    }

    /** Otherwise a formula with one fact too many or too few would pass. */
    @Test
    void everyParameterAndEveryFactHasTwoValues() {
        steps().stream().collect(Collectors.groupingBy(Step::row)).forEach((row, runs) -> {
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

    @ParameterizedTest
    @MethodSource("said")
    void theNumbersAreThoseOfTheWords(Said said) throws Exception {
        assertThat(none(said.row()).why()).contains(said.words());
        assertThat(none(said.row()).ignored()).isFalse();
        assertThat(distance(said.measured().run(), said.expected()))
                .as(said + ", expected " + Arrays.toString(said.expected()))
                .isLessThanOrEqualTo(said.tolerance());
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void theParameterIsWithoutEffect(Ignored run) throws Exception {
        assertThat(none(run.row()).ignored()).as(run.row()).isTrue();
        var small = run.training().weights(run.small());
        assertThat(Arrays.stream(small).allMatch(w -> w == 0))
                .as("all weights are 0")
                .isFalse();
        assertThat(distance(run.training().weights(run.large()), small))
                .as(run.row())
                .isLessThanOrEqualTo(run.tolerance());
    }

    @ParameterizedTest
    @MethodSource("absent")
    void thereIsNoSuchParameter(Absent library) {
        assertThat(none(library.row()).why()).contains("no such");
        assertThat(none(library.row()).ignored()).isFalse();
        assertThat(library.found()).as(library.row()).isEmpty();
    }

    private static Meaning.None none(String row) {
        return (Meaning.None) FitCheck.TABLE.row(row).meaning();
    }

    /** The largest difference in units of the largest number. */
    private static double distance(double[] a, double[] b) {
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
