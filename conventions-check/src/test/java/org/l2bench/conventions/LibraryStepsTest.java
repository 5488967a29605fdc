package org.l2bench.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every library steps, splits and factorises as its row of the table says. */
class LibraryStepsTest implements StepContract {
    @Override
    public List<Step> steps() {
        return Stream.of(
                        XgboostLeaves.all(),
                        LightgbmLeaves.all(),
                        TorchSteps.all(),
                        EncogSteps.all(),
                        WekaSteps.all(),
                        JsatSteps.all(),
                        H2oSteps.all(),
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
                        WekaPerceptron.said(),
                        JsatSteps.said(),
                        H2oSteps.said(),
                        MoaSteps.said(),
                        EncogSteps.said(),
                        TribuoSteps.said(),
                        MahoutFactors.said(),
                        MahoutPlusPlus.said(),
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
    @MethodSource("said")
    void theNumbersAreThoseOfTheWords(Said said) throws Exception {
        StepCheck.isThatOfTheWords(said);
    }

    /** The remark of its row: units that are not active, then active ones with inputs of 0. */
    @Test
    void h2oLeavesOutWeightsWithoutGradientByDefault() {
        assertThat(FitCheck.TABLE.row("h2o.DeepLearning").remark()).contains("fast_mode");
        for (var isActive : List.of(false, true)) {
            assertThat(StepCheck.distance(
                            H2oSteps.trainedFast(isActive),
                            H2oSteps.begun(isActive).toArray()))
                    .isLessThan(1e-7);
        }
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void theParameterIsWithoutEffect(Ignored run) throws Exception {
        assertThat(StepCheck.none(run.row()).ignored()).as(run.row()).isTrue();
        var small = run.training().weights(run.small());
        assertThat(Arrays.stream(small).allMatch(w -> w == 0))
                .as("all weights are 0")
                .isFalse();
        assertThat(StepCheck.distance(run.training().weights(run.large()), small))
                .as(run.row())
                .isLessThanOrEqualTo(run.tolerance());
    }

    @ParameterizedTest
    @MethodSource("absent")
    void thereIsNoSuchParameter(Absent library) {
        StepCheck.isAbsent(library);
    }
}
