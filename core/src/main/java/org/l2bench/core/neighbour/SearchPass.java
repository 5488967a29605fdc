package org.l2bench.core.neighbour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/** One thread's way through the keys with one batch of queries after another; everything large is made once. */
final class SearchPass {
    /** Room for candidates, in multiples of k: a sample's bound leaves about 2 k. */
    private static final int ROOM = 4;

    private final ExactIndex index;
    private final int k;
    private final int blockKeys;
    private final ScoreBlock block;
    private final DirectDistances direct;
    private final Candidates[] candidates;
    private final float[] bounds;
    private final float[] space;
    private final double[] errors;
    private final double[][] queryRows;

    SearchPass(ExactIndex index, SearchMemory memory, int rows, int k) {
        this.index = index;
        this.k = k;
        this.blockKeys = (int) Math.min(memory.keysAtOnce(), index.size());
        this.block = ScoreBlock.of(index.keys(), rows, blockKeys);
        this.direct = new DirectDistances(index.keys());
        this.candidates = new Candidates[rows];
        Arrays.setAll(candidates, i -> new Candidates(Math.max(64, ROOM * k)));
        this.bounds = new float[rows];
        this.space = new float[candidates[0].capacity()];
        this.errors = new double[rows];
        this.queryRows = new double[rows][];
    }

    /** Searches a batch and writes its rows, the first of which is query {@code first} of all. */
    void search(Tensor queries, int first, double[] distances, int[] indices) {
        int rows = (int) queries.size(0);
        prepare(queries);
        var guessed = TensorArrays.floats(guesses(queries));
        System.arraycopy(guessed, 0, bounds, 0, rows);
        scan(queries, rows);
        var again = new ArrayList<Integer>();
        for (int row = 0; row < rows; row++) {
            if (!finish(row, guessed[row], (first + row) * k, distances, indices)) {
                again.add(row);
            }
        }
        searchWithoutGuess(queries, again, first, distances, indices);
    }

    private void prepare(Tensor queries) {
        var values = TensorArrays.doubles(queries);
        int dimension = index.dimension();
        for (int row = 0; row < queries.size(0); row++) {
            queryRows[row] = Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
            double square = 0;
            for (double value : queryRows[row]) {
                square += value * value;
            }
            errors[row] = index.scoreError(Math.sqrt(square));
        }
    }

    /** First bounds, [rows]; a few queries at a time, so that the scores of the sample fit where a block's do. */
    private Tensor guesses(Tensor queries) {
        long rows = queries.size(0);
        var guesses = torch.empty(new long[] {rows}, queries.options(), null);
        long together = Math.max(1, (long) candidates.length * blockKeys / Math.max(1, index.sampleSize()));
        for (long start = 0; start < rows; start += together) {
            try (var scope = new PointerScope()) {
                long length = Math.min(together, rows - start);
                guesses.narrow(0, start, length)
                        .copy_(index.firstBounds(queries.narrow(0, start, length), k)
                                .view(-1));
            }
        }
        return guesses;
    }

    private void scan(Tensor queries, int rows) {
        for (int row = 0; row < rows; row++) {
            candidates[row].clear();
        }
        for (long start = 0; start < index.size(); start += blockKeys) {
            int length = (int) Math.min(blockKeys, index.size() - start);
            int offset = (int) start;
            try (var scope = new PointerScope()) {
                block.fill(index, queries, start, length);
                block.forEachKept(rows, bounds, (row, key, score) -> {
                    // The bound may have fallen since the block was compared with it. An infinite bound keeps what lies
                    // beyond the keys.
                    if (score <= bounds[row] && key < length) {
                        add(row, score, offset + key);
                    }
                });
            }
        }
    }

    private void add(int row, float score, int key) {
        var own = candidates[row];
        own.add(score, key);
        if (!own.isFull()) {
            return;
        }
        float bound = beyond(own.kthScore(k, space), row);
        own.keepUpTo(bound);
        if (own.size() > own.capacity() / 2) { // scores that rounding may have mixed up: let true distances decide
            own.keep(direct.nearest(queryRows[row], own.indices(), k).places());
        }
        bounds[row] = Math.min(bounds[row], bound);
    }

    /** Every one of the k nearest has at most this score, if k keys have at most the given one. */
    private float beyond(float score, int row) {
        return Math.nextUp((float) (score + 2 * errors[row]));
    }

    /** Writes the nearest, unless the first bound may have kept one of them out. */
    private boolean finish(int row, float guess, int target, double[] distances, int[] indices) {
        var own = candidates[row];
        if (own.size() < k) {
            return false;
        }
        float bound = beyond(own.kthScore(k, space), row);
        if (bound > guess) {
            return false;
        }
        own.keepUpTo(bound);
        direct.writeNearest(queryRows[row], own.indices(), k, target, distances, indices);
        return true;
    }

    private void searchWithoutGuess(Tensor queries, List<Integer> rows, int first, double[] distances, int[] indices) {
        if (rows.isEmpty()) {
            return;
        }
        var places = TensorArrays.of(rows.stream().mapToInt(Integer::intValue).toArray());
        var chosen = queries.index_select(0, places.to(queries.device(), ScalarType.Long));
        prepare(chosen);
        Arrays.fill(bounds, Float.POSITIVE_INFINITY);
        scan(chosen, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            finish(row, Float.POSITIVE_INFINITY, (first + rows.get(row)) * k, distances, indices);
        }
    }
}
