package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.l2bench.core.regulariser.convention.Convention;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Meaning;

/**
 * A linear model in a library of networks whose inputs are zero and whose labels are what it predicts: the loss's gradient is zero at
 * every step, so that the weights move by the penalty alone.
 */
final class ZeroGradient {
    static final double[] WEIGHTS = {1, 2, -3};
    static final double BIAS = 5;
    static final int STEPS = 3;

    /**
     * Of Adam, where it is asked for; floats hold them without rounding. With the usual epsilon, 1e-8, the first step would not depend
     * on the strength at all.
     */
    static final double BETA1 = 0.5;

    static final double BETA2 = 0.75;
    static final double EPSILON = 0.25;

    private ZeroGradient() {}

    /** Some steps from the weights and the bias above. */
    interface Training {
        /**
         * @param value of the parameter
         * @param rows of each batch, an even number
         * @return the weights, then the bias
         */
        double[] run(double value, double rate, int rows) throws Exception;
    }

    static List<Step> steps(String row, double tolerance, Training training) {
        var steps = new ArrayList<Step>();
        for (var value : List.of(0.1, 0.4)) {
            for (var rate : List.of(0.05, 0.2)) {
                for (var rows : List.of(2, 4)) {
                    steps.add(new Step(
                            row,
                            value,
                            Facts.NONE.with(Fact.LEARNING_RATE, rate).with(Fact.BATCH, rows),
                            tolerance,
                            strength -> expected(FitCheck.TABLE.row(row), rate, strength),
                            () -> training.run(value, rate, rows)));
                }
            }
        }
        return steps;
    }

    /** The weights and the bias after {@link #STEPS}, by the row. */
    private static double[] expected(Convention row, double rate, double strength) {
        var isBiasFree = row.intercept() == Intercept.FREE;
        return DoubleStream.concat(
                        Arrays.stream(WEIGHTS).map(w -> moved(row.meaning(), w, rate, strength)),
                        DoubleStream.of(isBiasFree ? BIAS : moved(row.meaning(), BIAS, rate, strength)))
                .toArray();
    }

    private static double moved(Meaning meaning, double weight, double rate, double strength) {
        if (meaning instanceof Meaning.Decay) {
            return shrunk(weight, strength);
        }
        return switch (((Meaning.Penalty) meaning).descent()) {
            case GRADIENT -> shrunk(weight, 2 * rate * strength);
            case ADAPTIVE -> adam(weight, rate, strength);
            case MINIMISED -> throw new IllegalStateException("no steps are known of " + meaning);
        };
    }

    static double shrunk(double weight, double share) {
        return weight * Math.pow(1 - share, STEPS);
    }

    /** Adam on strength w^2, its epsilon beside the root that is not yet corrected, as both libraries have it. */
    private static double adam(double weight, double rate, double strength) {
        double w = weight;
        double mean = 0;
        double square = 0;
        for (var step = 1; step <= STEPS; step++) {
            var gradient = 2 * strength * w;
            mean = BETA1 * mean + (1 - BETA1) * gradient;
            square = BETA2 * square + (1 - BETA2) * gradient * gradient;
            var corrected = rate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
            w -= corrected * mean / (Math.sqrt(square) + EPSILON);
        }
        return w;
    }
}
