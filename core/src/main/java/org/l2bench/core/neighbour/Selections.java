package org.l2bench.core.neighbour;

import java.util.Arrays;
import java.util.stream.IntStream;

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
        /** The k nearest of the keys of each query, by distance and then by position. */
        Ranked[] nearest(double[][] queries, int[][] keys, int k);
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
            var nearest = distances.nearest(new double[][] {queries[row]}, new int[][] {own.indices()}, k);
            own.keep(nearest[0].places());
        }
        bounds[row] = Math.min(bounds[row], bound);
    }

    /** Every one of the k nearest has at most this score, if k keys have at most the given one. */
    private float beyond(float score, int row) {
        return Math.nextUp((float) (score + 2 * errors[row]));
    }

    /**
     * Writes distances and positions of the k nearest of the first rows, but for a row whose guess may have kept one of them out.
     *
     * @param targets where each row is written
     * @return the rows that were not written; none, if at least k keys were offered and there was no guess
     */
    public int[] writeNearest(int[] targets, Distances from, double[] distances, int[] positions) {
        var undecided =
                IntStream.range(0, targets.length).mapToObj(this::undecided).toArray(int[][]::new);
        var rows = IntStream.range(0, targets.length)
                .filter(row -> undecided[row].length > 0)
                .toArray();
        var nearest = from.nearest(
                Arrays.stream(rows).mapToObj(row -> queries[row]).toArray(double[][]::new),
                Arrays.stream(rows).mapToObj(row -> undecided[row]).toArray(int[][]::new),
                k);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(nearest[i].distances(), 0, distances, targets[rows[i]], k);
            System.arraycopy(nearest[i].positions(), 0, positions, targets[rows[i]], k);
        }
        return IntStream.range(0, targets.length)
                .filter(row -> undecided[row].length == 0)
                .toArray();
    }

    /** The keys among which the k nearest are, or none if the guess may have kept one of them out. */
    private int[] undecided(int row) {
        var own = candidates[row];
        if (own.size() < k) {
            return new int[0];
        }
        float bound = beyond(own.kthScore(k, space), row);
        if (bound > guesses[row]) {
            return new int[0];
        }
        own.keepUpTo(bound);
        return own.indices();
    }
}
