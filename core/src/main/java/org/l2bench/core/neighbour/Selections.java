package org.l2bench.core.neighbour;

import java.util.Arrays;

/**
 * The keys that may still be among the k nearest of each of some queries. Scores, which may be off by a known error, say which
 * keys these are; {@link Distances} decide. Where keys come from does not matter, each must come once.
 */
public final class Selections {
    /** Room for candidates, in multiples of k. */
    private static final int ROOM = 4;

    private final int k;
    private final Candidates[] candidates;
    private final float[] bounds;
    private final float[] guesses;
    private final double[] errors;
    private final double[][] queries;
    private final float[] space;

    /** True distances of a few keys. */
    @FunctionalInterface
    public interface Distances {
        /** The k nearest of these keys, by distance and then by position. */
        Ranked nearest(double[] query, int[] keys, int k);
    }

    /**
     * Keys by their distances.
     *
     * @param places among the keys that were asked for, nearest first
     * @param distances squared
     * @param positions of the keys in the text
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    public record Ranked(int[] places, double[] distances, int[] positions) {}

    /** Space for so many queries. */
    public Selections(int rows, int k) {
        this.k = k;
        this.candidates = new Candidates[rows];
        Arrays.setAll(candidates, i -> new Candidates(Math.max(64, ROOM * k)));
        this.bounds = new float[rows];
        this.guesses = new float[rows];
        this.errors = new double[rows];
        this.queries = new double[rows][];
        this.space = new float[candidates[0].capacity()];
    }

    /**
     * A new query.
     *
     * @param error how far its scores can be from the true ones
     * @param guess a score that the k nearest are thought not to exceed, or infinity
     */
    public void begin(int row, double[] query, double error, float guess) {
        candidates[row].clear();
        bounds[row] = guess;
        guesses[row] = guess;
        errors[row] = error;
        queries[row] = query;
    }

    /** Scores above it need not be offered; it falls as keys are. */
    public float bound(int row) {
        return bounds[row];
    }

    /** Those of all rows, as they are at any time. */
    float[] bounds() {
        return bounds;
    }

    /** A key that may be among the nearest. */
    public void offer(int row, float score, int key, Distances distances) {
        if (score > bounds[row]) {
            return;
        }
        var own = candidates[row];
        own.add(score, key);
        if (!own.isFull()) {
            return;
        }
        float bound = beyond(own.kthScore(k, space), row);
        own.keepUpTo(bound);
        if (own.size() > own.capacity() / 2) { // scores that rounding may have mixed up: let true distances decide
            own.keep(distances.nearest(queries[row], own.indices(), k).places());
        }
        bounds[row] = Math.min(bounds[row], bound);
    }

    /** Every one of the k nearest has at most this score, if k keys have at most the given one. */
    private float beyond(float score, int row) {
        return Math.nextUp((float) (score + 2 * errors[row]));
    }

    /**
     * Writes distances and positions of the k nearest from a place on, unless the guess may have kept one of them out.
     *
     * @return whether they were written; always, if at least k keys were offered and there was no guess
     */
    public boolean writeNearest(int row, Distances from, int target, double[] distances, int[] positions) {
        var own = candidates[row];
        if (own.size() < k) {
            return false;
        }
        float bound = beyond(own.kthScore(k, space), row);
        if (bound > guesses[row]) {
            return false;
        }
        own.keepUpTo(bound);
        var nearest = from.nearest(queries[row], own.indices(), k);
        System.arraycopy(nearest.distances(), 0, distances, target, k);
        System.arraycopy(nearest.positions(), 0, positions, target, k);
        return true;
    }
}
