package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/**
 * A tree of one split, the first of a boosting that begins at 0: two leaves, each one Newton step of the mean loss with the row's
 * penalty.
 *
 * @param feature 0 or 1 by row, where the tree splits
 * @param labels numbers, or 0 and 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the library, never compared
record Leaves(float[] feature, float[] labels) {
    private static final int[] SIDES = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1};
    private static final double[] NUMBERS = {1.5, 2, 0.5, 1, 3, -2, -1, -0.5, -2.5, -1, -3, 0.25};
    private static final double[] CLASSES = {1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1};

    /** Trains one tree and returns what it adds for the features 0 and 1. */
    interface Booster {
        double[] leaves(Leaves table, boolean isOfClasses, double lambda) throws Exception;
    }

    /** Two strengths with the rows once and twice. */
    static List<Step> steps(String squared, String logistic, double tolerance, Booster booster) {
        var steps = new ArrayList<Step>();
        for (var lambda : List.of(0.5, 3.0)) {
            for (var times : List.of(1, 2)) {
                for (var isOfClasses : List.of(false, true)) {
                    var table = of(isOfClasses ? CLASSES : NUMBERS, times);
                    steps.add(new Step(
                            isOfClasses ? logistic : squared,
                            lambda,
                            Facts.NONE.with(Fact.ROWS, table.labels().length),
                            tolerance,
                            strength -> new double[] {
                                table.leaf(0, isOfClasses, strength), table.leaf(1, isOfClasses, strength)
                            },
                            () -> booster.leaves(table, isOfClasses, lambda)));
                }
            }
        }
        return steps;
    }

    private static Leaves of(double[] labels, int times) {
        var rows = SIDES.length * times;
        var feature = new float[rows];
        var all = new float[rows];
        for (var i = 0; i < rows; i++) {
            feature[i] = SIDES[i % SIDES.length];
            all[i] = (float) labels[i % SIDES.length];
        }
        return new Leaves(feature, all);
    }

    /** -g / (h + 2 strength), g and h the first two derivatives at 0 of the mean loss over all rows. */
    private double leaf(int side, boolean isOfClasses, double strength) {
        double g = 0;
        double h = 0;
        var rows = IntStream.range(0, labels.length)
                .filter(i -> feature[i] == side)
                .toArray();
        for (var i : rows) {
            g += (isOfClasses ? 0.5 - labels[i] : -2 * labels[i]) / labels.length;
            h += (isOfClasses ? 0.25 : 2) / labels.length;
        }
        return -g / (h + 2 * strength);
    }
}
