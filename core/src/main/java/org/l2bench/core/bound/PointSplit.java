package org.l2bench.core.bound;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Points of a data set in two parts: those that a prior may depend on, and those that the bound is about. The parts are of two types
 * and come from one list of distinct points, so that no point is in both, and what asks for the one cannot be given the other.
 */
public final class PointSplit {
    private final PriorPoints prior;
    private final BoundPoints bound;

    private PointSplit(PriorPoints prior, BoundPoints bound) {
        this.prior = prior;
        this.bound = bound;
    }

    /** Points that a prior may be made of in any way; none has a part in a bound. */
    public static final class PriorPoints {
        private final int[] indices;

        private PriorPoints(int[] indices) {
            this.indices = indices;
        }

        public int[] indices() {
            return indices.clone();
        }
    }

    /** Points that no prior, and no setting, has been chosen by. */
    public static final class BoundPoints {
        private final int[] indices;

        private BoundPoints(int[] indices) {
            this.indices = indices;
        }

        public int[] indices() {
            return indices.clone();
        }
    }

    /**
     * The first points of an order, and those that follow.
     *
     * @param order distinct indices
     * @param prior how many may make the prior; 0 for a prior without data
     * @param bound how many the bound is about, at least 1
     */
    public static PointSplit of(int[] order, int prior, int bound) {
        if (prior < 0 || bound < 1 || (long) prior + bound > order.length) {
            throw new IllegalArgumentException("a split of " + order.length
                    + " points needs at least 0 for the prior and 1 for the bound, was " + prior + " and " + bound);
        }
        if (IntStream.of(order).distinct().count() < order.length) {
            throw new IllegalArgumentException("a split needs distinct points, one stands twice");
        }
        return new PointSplit(
                new PriorPoints(Arrays.copyOf(order, prior)),
                new BoundPoints(Arrays.copyOfRange(order, prior, prior + bound)));
    }

    public PriorPoints prior() {
        return prior;
    }

    public BoundPoints bound() {
        return bound;
    }
}
