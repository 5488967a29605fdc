package org.l2bench.core.neighbour;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/** One thread's way through the keys with one batch of queries after another; everything large is made once. */
final class SearchPass {
    private final ExactIndex index;
    private final int k;
    private final int blockKeys;
    private final ScoreBlock block;
    private final DirectDistances direct;
    private final Selections selections;
    private final int rowsTogether;

    SearchPass(ExactIndex index, SearchMemory memory, int rows, int k) {
        this.index = index;
        this.k = k;
        this.blockKeys = (int) Math.min(memory.keysAtOnce(), index.size());
        this.block = ScoreBlock.of(index.keys(), rows, blockKeys);
        this.direct = new DirectDistances(index.keys());
        this.selections = new Selections(rows, k);
        this.rowsTogether = rows;
    }

    /** Searches a batch and writes its rows, the first of which is query {@code first} of all. */
    void search(Tensor queries, int first, double[] distances, int[] indices) {
        int rows = (int) queries.size(0);
        begin(queries, TensorArrays.floats(guesses(queries)));
        scan(queries, rows);
        var targets = IntStream.range(first, first + rows).map(row -> row * k).toArray();
        var again = selections.writeNearest(targets, direct, distances, indices);
        searchWithoutGuess(queries, again, first, distances, indices);
    }

    private void begin(Tensor queries, float[] guesses) {
        var values = TensorArrays.doubles(queries);
        int dimension = index.dimension();
        for (int row = 0; row < queries.size(0); row++) {
            var query = Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
            double square = 0;
            for (double value : query) {
                square += value * value;
            }
            selections.begin(row, query, index.scoreError(Math.sqrt(square)), guesses[row]);
        }
    }

    /** First bounds, [rows]; a few queries at a time, so that the scores of the sample fit where a block's do. */
    private Tensor guesses(Tensor queries) {
        long rows = queries.size(0);
        var guesses = torch.empty(new long[] {rows}, queries.options(), null);
        long together = Math.max(1, (long) rowsTogether * blockKeys / Math.max(1, index.sampleSize()));
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
        for (long start = 0; start < index.size(); start += blockKeys) {
            int length = (int) Math.min(blockKeys, index.size() - start);
            int offset = (int) start;
            try (var scope = new PointerScope()) {
                block.fill(index, queries, start, length);
                block.forEachKept(rows, selections.bounds(), (row, key, score) -> {
                    if (key < length) { // an infinite bound keeps what lies beyond the keys
                        selections.offer(row, score, offset + key, direct);
                    }
                });
            }
        }
    }

    private void searchWithoutGuess(Tensor queries, int[] rows, int first, double[] distances, int[] indices) {
        if (rows.length == 0) {
            return;
        }
        var chosen = queries.index_select(0, TensorArrays.of(rows).to(queries.device(), ScalarType.Long));
        var none = new float[rows.length];
        Arrays.fill(none, Float.POSITIVE_INFINITY);
        begin(chosen, none);
        scan(chosen, rows.length);
        var targets = Arrays.stream(rows).map(row -> (first + row) * k).toArray();
        selections.writeNearest(targets, direct, distances, indices);
    }
}
