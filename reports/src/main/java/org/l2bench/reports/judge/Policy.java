package org.l2bench.reports.judge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a claim allows of its pairs.
 *
 * @param pairs whether arms may have different pairs, of which the common ones count
 * @param failures whether pairs of which a side has failed may be left out
 */
public record Policy(Pairs pairs, Failures failures) {
    public static final Policy STRICT_PAIRS = new Policy(Pairs.EQUAL, Failures.COMMON);

    /** What can be typed of pairs. */
    static final List<String> PAIRS = List.of("equal", "common");

    /** What can be typed of failures. */
    static final List<String> FAILURES = List.of("common", "refuse");

    /** The same but for what is typed here. */
    Policy but(Optional<String> typedPairs, Optional<String> typedFailures) {
        return new Policy(
                typedPairs.map(p -> Pairs.valueOf(p.toUpperCase(Locale.ROOT))).orElse(pairs),
                typedFailures
                        .map(f -> Failures.valueOf(f.toUpperCase(Locale.ROOT)))
                        .orElse(failures));
    }

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
