package org.l2bench.conventions;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Spark does beside fits of the closed form: only with the profile {@code spark} as well. */
class SparkStepsTest implements StepContract {
    @Override
    public List<Step> steps() {
        return SparkFactors.all();
    }

    static List<Said> said() {
        return Stream.of(SparkFits.said(), SparkFactors.said())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("said")
    void theNumbersAreThoseOfTheWords(Said said) throws Exception {
        StepCheck.isThatOfTheWords(said);
    }

    @Test
    void theNetworkHasNoSuchParameter() {
        StepCheck.isAbsent(
                new Absent("spark.MultilayerPerceptronClassifier", List.of(MultilayerPerceptronClassifier.class)));
    }
}
