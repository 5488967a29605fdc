package org.l2bench.reports.check;

import java.util.OptionalDouble;

/**
 * One thing that is not as it was.
 *
 * @param what e.g. {@code setting epochs} or {@code metric accuracy of L2@s}
 * @param golden the golden side
 * @param now the side of the new run
 * @param by now minus golden, for numbers
 * @param allowed how far the two may be apart; 0 on one machine class
 */
public record Difference(String what, String golden, String now, OptionalDouble by, double allowed) {
    /** Stands for a side that has nothing. */
    public static final String NONE = "none";

    static Difference of(String what, String golden, String now) {
        return new Difference(what, golden, now, OptionalDouble.empty(), 0);
    }

    static Difference of(String what, double golden, double now, double allowed) {
        return new Difference(
                what, Double.toString(golden), Double.toString(now), OptionalDouble.of(now - golden), allowed);
    }

    /** Whether the numbers are as near as they need to be. */
    public boolean isWithin() {
        return by.isPresent() && Math.abs(by.getAsDouble()) <= allowed;
    }
}
