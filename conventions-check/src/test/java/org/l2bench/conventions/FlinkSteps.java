package org.l2bench.conventions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/**
 * What Flink ML does to the weights after each step of the mean gradient. The class is not public, and to compile against its vector
 * would take Flink itself.
 */
final class FlinkSteps {
    private static final double[] START = {1, 2, -3};
    private static final int STEPS = 3;

    private FlinkSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var rate : List.of(0.1, 0.3)) {
            for (var reg : List.of(0.2, 0.9)) {
                steps.add(new Step(
                        "flink.reg",
                        reg,
                        Facts.NONE.with(Fact.LEARNING_RATE, rate),
                        1e-12,
                        strength -> Arrays.stream(START)
                                .map(w -> w * Math.pow(1 - 2 * strength * rate, STEPS))
                                .toArray(),
                        () -> weights(rate, reg)));
            }
        }
        return steps;
    }

    private static double[] weights(double rate, double reg) throws ReflectiveOperationException {
        assumeTrue(hasBlas(), "Spark's BLAS is not the one that Flink ML runs with");
        var vector = Class.forName("org.apache.flink.ml.linalg.DenseVector");
        var regularize = Class.forName("org.apache.flink.ml.common.optimizer.RegularizationUtils")
                .getMethod("regularize", vector, double.class, double.class, double.class);
        regularize.setAccessible(true);
        var weights = START.clone();
        var held = vector.getConstructor(double[].class).newInstance((Object) weights);
        for (var step = 0; step < STEPS; step++) {
            regularize.invoke(null, held, reg, 0.0, rate);
        }
        return weights;
    }

    private static boolean hasBlas() {
        try {
            Class.forName("dev.ludovic.netlib.BLAS");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
