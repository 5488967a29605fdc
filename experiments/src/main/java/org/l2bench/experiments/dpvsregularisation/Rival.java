package org.l2bench.experiments.dpvsregularisation;

import java.util.List;

/**
 * A regulariser that is chosen for a DP arm by tuning seeds alone: of those that are at least so many points more accurate on the
 * validation images the one that leaks least; where there is none, the most accurate one, marked as not eligible.
 *
 * @param key first part of its metrics' names
 * @param margin points
 */
record Rival(String key, double margin) {
    /** The sheet's r*. */
    static final Rival STAR = new Rival("star", 1);

    /** Chosen at equal accuracy, and then asked to be more accurate: printed beside. */
    static final Rival EVEN = new Rival("even", 0);

    static final List<Rival> ALL = List.of(STAR, EVEN);

    String dropout() {
        return key + "_dropout";
    }

    String penalty() {
        return key + "_penalty";
    }

    /** 1, or 0 where no regulariser has the margin. */
    String eligible() {
        return key + "_eligible";
    }

    /** A metric of the rival, in the results of the DP arm. */
    String of(String metric) {
        return key + "_" + metric;
    }

    /** The rival's minus the DP arm's. */
    String difference(String metric) {
        return key + "_minus_dp_" + metric;
    }

    /** 1 where the mean AUCs of the two differ by more than {@link Combination#NEAR}, else 0. */
    String far() {
        return key + "_far";
    }
}
