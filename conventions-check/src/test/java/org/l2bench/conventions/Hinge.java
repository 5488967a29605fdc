package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same row again and again with the hinge: the first step from 0 takes its margin beyond 1, and from then on the loss has no
 * gradient and the decay is all that moves the weights.
 */
final class Hinge {
    /** Its label is 1. */
    static final double[] ROW = {1, 2, -3};

    private static final List<Double> RATES = List.of(0.5, 0.25);

    private Hinge() {}

    /** Learns the row some times over and returns the weights without the bias. */
    interface Learner {
        double[] weights(int rows, double rate, double lambda) throws Exception;
    }

    /** Learning from a stream: the decay fades out. */
    static List<Said> stream(String row, Learner learner) {
        var runs = new ArrayList<Said>();
        for (var rate : RATES) {
            for (var lambda : List.of(0.3, 0.9)) {
                double kept = 1;
                for (var t = 2; t <= 6; t++) {
                    kept *= 1 - rate * lambda / t;
                }
                runs.add(new Said(
                        row,
                        "1 - lr lambda/t with t the updates so far",
                        "lr " + rate + ", lambda " + lambda,
                        1e-12,
                        scaled(rate * kept),
                        () -> learner.weights(6, rate, lambda)));
            }
        }
        return runs;
    }

    /** The row times a number. */
    static double[] scaled(double factor) {
        return Arrays.stream(ROW).map(x -> factor * x).toArray();
    }
}
