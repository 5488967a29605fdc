package org.l2bench.reports.judge;

/**
 * What a claim allows of its pairs.
 *
 * @param pairs whether arms may have different pairs, of which the common ones count
 * @param failures whether pairs of which a side has failed may be left out
 */
public record Policy(Pairs pairs, Failures failures) {
    public static final Policy STRICT_PAIRS = new Policy(Pairs.EQUAL, Failures.COMMON);

    /** What arms must share. */
    public enum Pairs {
        /** All pairs: a pair that one arm lacks is refused. */
        EQUAL,
        /** Some: the common pairs count, the others are named. */
        COMMON
    }

    /** What becomes of a run without a value. */
    public enum Failures {
        /** It and its partner are left out and named. */
        COMMON,
        /** It is refused. */
        REFUSE
    }
}
