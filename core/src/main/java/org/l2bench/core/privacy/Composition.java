package org.l2bench.core.privacy;

/** Checks of a number of steps and a delta. */
final class Composition {
    private Composition() {}

    static void check(long steps, double delta) {
        if (steps < 0) {
            throw new IllegalArgumentException("the number of steps must be >= 0, was " + steps);
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be in (0, 1), was " + delta);
        }
    }
}
