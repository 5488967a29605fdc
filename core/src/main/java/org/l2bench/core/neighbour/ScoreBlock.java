package org.l2bench.core.neighbour;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/**
 * The scores of a batch of queries for a block of keys, and which of them do not exceed the query's bound. In host memory
 * libtorch takes the least of every eight scores, one of each eighth of the block, and only where that does not exceed the bound
 * are the eight looked at; a comparison of every score would cost as much as the product that made it. On another device
 * libtorch compares and picks.
 */
abstract sealed class ScoreBlock {
    private static final int TOGETHER = 8;

    private final int width;
    private final Tensor scores;
    private final Tensor beyond;

    /** What is told of every kept score, query by query. */
    interface Kept {
        void accept(int row, int key, float score);
    }

    private ScoreBlock(Tensor scores) {
        this.width = (int) scores.size(1);
        this.scores = scores;
        this.beyond = torch.full(new long[] {1}, new Scalar(Double.POSITIVE_INFINITY), scores.options());
    }

    /** A block where the keys are. */
    static ScoreBlock of(Tensor indexKeys, int rows, int keys) {
        int width = (keys + TOGETHER - 1) / TOGETHER * TOGETHER;
        var scores = torch.empty(new long[] {rows, width}, indexKeys.options(), null);
        return indexKeys.is_cuda() ? new OnDevice(scores) : new InHostMemory(scores);
    }

    /** Scores the keys {@code start} to {@code start + length - 1}. */
    final void fill(ExactIndex index, Tensor queries, long start, int length) {
        var rows = scores.narrow(0, 0, queries.size(0));
        index.score(queries, start, length, rows.narrow(1, 0, length));
        if (length < width) { // what is left of the block before must not be kept
            rows.narrow(1, length, (long) width - length).copy_(beyond);
        }
    }

    final Tensor scores(int rows) {
        return scores.narrow(0, 0, rows);
    }

    final int width() {
        return width;
    }

    /** Tells of every score of the first rows that does not exceed its bound as it is now, and of no other key twice. */
    abstract void forEachKept(int rows, float[] bounds, Kept told);

    /** For keys in host memory. */
    static final class InHostMemory extends ScoreBlock {
        private final Tensor least;
        private final FloatIndexer scores;
        private final FloatPointer leastScores;
        private final float[] leastOfRow;

        InHostMemory(Tensor scores) {
            super(scores);
            this.least = torch.empty(new long[] {scores.size(0), width() / TOGETHER}, scores.options(), null);
            this.scores = FloatIndexer.create(numbers(scores));
            this.leastScores = numbers(least);
            this.leastOfRow = new float[width() / TOGETHER];
        }

        private static FloatPointer numbers(Tensor tensor) {
            return new FloatPointer(tensor.data_ptr_float()).capacity(tensor.numel());
        }

        @Override
        void forEachKept(int rows, float[] bounds, Kept told) {
            var groups = scores(rows).view(rows, TOGETHER, width() / TOGETHER);
            torch.amin_out(least.narrow(0, 0, rows), groups, new long[] {1}, false);
            for (int row = 0; row < rows; row++) {
                leastScores.position((long) row * leastOfRow.length).get(leastOfRow);
                float bound = bounds[row];
                for (int i = 0; i < leastOfRow.length; i++) {
                    if (leastOfRow[i] <= bound) {
                        pick(row, i, bound, told);
                    }
                }
            }
        }

        private void pick(int row, int first, float bound, Kept told) {
            for (int key = first; key < width(); key += leastOfRow.length) {
                float score = scores.get((long) row * width() + key);
                if (score <= bound) {
                    told.accept(row, key, score);
                }
            }
        }
    }

    /** For keys on another device; works on this one as well. */
    static final class OnDevice extends ScoreBlock {
        OnDevice(Tensor scores) {
            super(scores);
        }

        @Override
        void forEachKept(int rows, float[] bounds, Kept told) {
            var all = scores(rows);
            var limits = TensorArrays.of(bounds, bounds.length, 1).narrow(0, 0, rows);
            var mask = all.le(limits.to(all.device(), ScalarType.Float));
            var places = TensorArrays.longs(mask.nonzero());
            var values = TensorArrays.floats(all.masked_select(mask));
            for (int i = 0; i < values.length; i++) {
                told.accept((int) places[2 * i], (int) places[2 * i + 1], values[i]);
            }
        }
    }
}
