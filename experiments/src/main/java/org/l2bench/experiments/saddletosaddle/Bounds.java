package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;

/** What settings of several groups may be. */
final class Bounds {
    static final int MOST_WIDTH = 20_000;
    static final int MOST_STEPS = 1_000_000_000;
    static final int MOST_SEEDS = 1_000_000;
    static final int MOST_STARTS = 1_000;
    /** L of the deepest nets with a penalty. */
    static final int DEEPEST = 4;

    static final double LEAST = 1e-12;
    static final double MOST = 1e6;
    private static final int MOST_POINTS = 20;

    private Bounds() {}

    /** Sizes over which curves are drawn and slopes are fitted. */
    static void ascending(Problems problems, String name, List<? extends Number> values) {
        problems.require(
                isOrdered(values, 1), "%s must be from 1 to %s numbers that ascend, was %s", name, MOST_POINTS, values);
    }

    /** Singular values: no two alike, or the order in which directions are learned is undefined. */
    static void descending(Problems problems, String name, List<Double> values) {
        problems.require(
                isOrdered(values, -1),
                "%s must be from 1 to %s numbers that descend, was %s",
                name,
                MOST_POINTS,
                values);
    }

    private static boolean isOrdered(List<? extends Number> values, int sign) {
        boolean ordered = !values.isEmpty() && values.size() <= MOST_POINTS;
        for (int i = 1; i < values.size(); i++) {
            ordered &= sign * values.get(i).doubleValue()
                    > sign * values.get(i - 1).doubleValue();
        }
        return ordered;
    }

    /**
     * Whether gradient descent can stay where the target is learned: the curvature there, of a balanced net, is L s^(2 - 2/L) times
     * that of the loss, and the penalty's comes on top.
     *
     * @param entries that the loss is a mean over, for each of a map's entries: of the population loss its outputs
     */
    static void stable(
            Problems problems, String name, double rate, double largest, int depth, double entries, double lambda) {
        double curvature = 2 / entries * depth * Math.pow(largest, 2 - 2.0 / depth) + 2 * lambda;
        problems.require(
                rate * curvature < 2,
                "%s must be below %.3g, or gradient descent leaves the target again, was %s",
                name,
                2 / curvature,
                rate);
    }
}
