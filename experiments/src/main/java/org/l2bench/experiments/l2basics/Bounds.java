package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.setting.Problems;

/** What settings of several groups may be. */
final class Bounds {
    static final int MOST_IMAGES = 1_000_000_000;
    static final int MOST_STEPS = 1_000_000_000;
    static final double LEAST_RATE = 1e-12;
    static final double MOST_RATE = 1e3;
    private static final int MOST_POINTS = 100;

    private Bounds() {}

    /** The points of a grid's axis, each of which has metrics of its own. */
    static void ascending(Problems problems, String name, List<Double> values) {
        boolean ascends = true;
        for (int i = 1; i < values.size(); i++) {
            ascends &= values.get(i) > values.get(i - 1);
        }
        problems.require(
                ascends && !values.isEmpty() && values.size() <= MOST_POINTS,
                "%s must be from 1 to %s values that ascend, was %s",
                name,
                MOST_POINTS,
                values);
    }
}
