package org.l2bench.core.train;

/**
 * The schedule of the transformer (Vaswani et al. 2017), its peak at 1: with t = step + 1, a straight line from {@code first} at t = 0 to 1
 * at t = warmUp, then sqrt(warmUp / t).
 *
 * @param warmUp at least 1
 * @param first at least 0 and at most 1
 */
public record InverseSquareRoot(long warmUp, double first) implements Schedule {
    public InverseSquareRoot {
        if (warmUp < 1 || !(first >= 0 && first <= 1)) {
            throw new IllegalArgumentException(
                    "warmUp must be >= 1 and first in [0, 1], were " + warmUp + " and " + first);
        }
    }

    @Override
    public double at(long step) {
        double t = (double) step + 1;
        return t <= warmUp ? first + (1 - first) * (t / warmUp) : Math.sqrt(warmUp / t);
    }
}
