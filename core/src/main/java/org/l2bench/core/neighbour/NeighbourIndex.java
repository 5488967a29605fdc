package org.l2bench.core.neighbour;

import org.bytedeco.pytorch.Tensor;

/** Keys that can be searched for the nearest ones of a query, by squared L2 distance. */
public interface NeighbourIndex {
    /** How many keys there are. */
    long size();

    /** How many numbers a key has. */
    int dimension();

    /** Whether every search finds the true neighbours. */
    boolean isExact();

    /**
     * The k nearest keys of every query, nearest first, ties by lower index. What the result holds is in host memory and
     * belongs to the caller's scope.
     *
     * @param queries [queries, dimension], float32, finite
     * @param k at least 1, at most {@link #size}
     */
    Neighbours search(Tensor queries, int k);
}
