package org.l2bench.datasets.transform;

import java.util.SplittableRandom;

/**
 * A stream of whole numbers that is the same on every machine and JDK: {@link SplittableRandom#nextLong} as an unsigned
 * number, modulo the bound. The bias of the modulo is below 2⁻³³ for any {@code int} bound; in return the sequence does
 * not depend on how a JDK implements bounded draws, which is not specified.
 */
public final class Draws {
    private final SplittableRandom random;

    public Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 to bound - 1. */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be >= 1, was " + bound);
        }
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }

    /** The numbers from 0 to n - 1 in random order (Fisher and Yates, from the end). */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = below(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
