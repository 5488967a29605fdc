package org.l2bench.core.neighbour;

import java.util.Arrays;

/**
 * The nearest keys of many queries, row by row, nearest first.
 *
 * @param k neighbours of each query
 * @param distances squared L2, row-major [queries, k], ascending within a row
 * @param indices of the keys, row-major [queries, k]
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, carried from the search to what weighs them
public record Neighbours(int k, double[] distances, int[] indices) {
    public Neighbours {
        if (k < 1 || distances.length != indices.length || distances.length % k != 0) {
            throw new IllegalArgumentException("neighbours need k >= 1 distances and indices for every query, had k = "
                    + k + ", " + distances.length + " distances and " + indices.length + " indices");
        }
    }

    /** How many queries were asked. */
    public int queries() {
        return distances.length / k;
    }

    /**
     * The nearest {@code kept} of each query that are not barred to it: query i may not have the keys
     * {@code positions[i] - reach} to {@code positions[i] + reach}.
     *
     * @throws IllegalArgumentException if k is too small for that, kept + 2 reach + 1 always suffices
     */
    public Neighbours without(long[] positions, int reach, int kept) {
        var keptDistances = new double[queries() * kept];
        var keptIndices = new int[queries() * kept];
        for (int query = 0; query < queries(); query++) {
            int found = 0;
            for (int j = query * k; j < (query + 1) * k && found < kept; j++) {
                if (Math.abs(indices[j] - positions[query]) > reach) {
                    keptDistances[query * kept + found] = distances[j];
                    keptIndices[query * kept + found] = indices[j];
                    found++;
                }
            }
            if (found < kept) {
                throw new IllegalArgumentException("query " + query + " has only " + found + " of " + kept
                        + " neighbours outside its barred keys; search for more");
            }
        }
        return new Neighbours(kept, keptDistances, keptIndices);
    }

    /** The first {@code kept} of each query. */
    public Neighbours nearest(int kept) {
        Arguments.require(kept >= 1 && kept <= k, "kept must be in 1..%d, was %d", k, kept);
        var keptDistances = new double[queries() * kept];
        var keptIndices = new int[queries() * kept];
        for (int query = 0; query < queries(); query++) {
            System.arraycopy(distances, query * k, keptDistances, query * kept, kept);
            System.arraycopy(indices, query * k, keptIndices, query * kept, kept);
        }
        return new Neighbours(kept, keptDistances, keptIndices);
    }

    /** The neighbours of these queries alone. */
    public Neighbours rows(int[] queries) {
        var chosenDistances = new double[queries.length * k];
        var chosenIndices = new int[queries.length * k];
        for (int i = 0; i < queries.length; i++) {
            System.arraycopy(distances, queries[i] * k, chosenDistances, i * k, k);
            System.arraycopy(indices, queries[i] * k, chosenIndices, i * k, k);
        }
        return new Neighbours(k, chosenDistances, chosenIndices);
    }

    /** The share of this search's neighbours that another one found, whatever their order; this one is the exact one. */
    public double recallOf(Neighbours found) {
        if (found.k != k || found.queries() != queries()) {
            throw new IllegalArgumentException("recall needs two searches of " + queries() + " queries and k = " + k
                    + ", the other had " + found.queries() + " and " + found.k);
        }
        long hits = 0;
        for (int query = 0; query < queries(); query++) {
            var row = Arrays.copyOfRange(found.indices, query * k, (query + 1) * k);
            Arrays.sort(row);
            for (int j = query * k; j < (query + 1) * k; j++) {
                hits += Arrays.binarySearch(row, indices[j]) >= 0 ? 1 : 0;
            }
        }
        return hits / (double) indices.length;
    }
}
