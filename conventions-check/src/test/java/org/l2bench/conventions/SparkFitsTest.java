package org.l2bench.conventions;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same of Spark, whose jars are large: only with the profile {@code spark} as well. */
class SparkFitsTest {
    static List<Fit> fits() {
        return SparkFits.all();
    }

    @ParameterizedTest
    @MethodSource("fits")
    void theWeightsAreThoseOfTheClosedForm(Fit fit) throws Exception {
        FitCheck.isTheClosedForm(fit);
    }

    static List<Fit> ofTheLabelsUnit() {
        return fits().stream().filter(Fit::isOfTheLabelsUnit).toList();
    }

    static List<Fit> probed() {
        return fits().stream().filter(Fit::isProbed).toList();
    }

    @ParameterizedTest
    @MethodSource("ofTheLabelsUnit")
    void theWeightsFollowTheLabelsUnit(Fit fit) throws Exception {
        FitCheck.isTheClosedFormInAnotherUnit(fit);
    }

    @ParameterizedTest
    @MethodSource("probed")
    void theProbeNamesTheRow(Fit fit) throws Exception {
        FitCheck.isNamed(fit);
    }
}
