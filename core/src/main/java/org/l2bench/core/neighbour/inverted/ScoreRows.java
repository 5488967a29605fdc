package org.l2bench.core.neighbour.inverted;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Scores |k|^2 - 2 q'k of some queries for some keys, in host memory, and which of them do not exceed a bound. libtorch takes the
 * least of every eight scores, and only where that does not exceed the bound are the eight looked at. The space is made once,
 * however many queries and keys there are each time.
 */
final class ScoreRows {
    private static final int TOGETHER = 8;

    private final int capacity;
    private final Tensor space;
    private final Tensor leastSpace;
    private final FloatIndexer scores;
    private final FloatPointer leastScores;
    private float[] leastOfRow = new float[0];
    private int width;

    /** Told of a score. */
    interface Told {
        void accept(int column, float score);
    }

    /** @param capacity the most scores, with the number of keys rounded up to a multiple of eight */
    ScoreRows(int capacity) {
        var options = new TensorOptions(ScalarType.Float);
        this.capacity = capacity;
        this.space = torch.empty(new long[] {capacity}, options, null);
        this.leastSpace = torch.empty(new long[] {(capacity + TOGETHER - 1) / TOGETHER}, options, null);
        this.scores = FloatIndexer.create(new FloatPointer(space.data_ptr_float()).capacity(capacity));
        this.leastScores = new FloatPointer(leastSpace.data_ptr_float()).capacity(leastSpace.numel());
    }

    /** How many keys can be scored for so many queries. */
    int keysFor(int rows) {
        return capacity / rows / TOGETHER * TOGETHER;
    }

    /** How many queries can be scored for so many keys. */
    int rowsFor(int keys) {
        return capacity / ((keys + TOGETHER - 1) / TOGETHER * TOGETHER);
    }

    /**
     * Scores anew.
     *
     * @param queries [rows, dimension]
     * @param keys [n, dimension], n at most {@link #keysFor}
     * @param squares |k|^2, [n]
     */
    void fill(Tensor queries, Tensor keys, Tensor squares) {
        long rows = queries.size(0);
        int count = (int) keys.size(0);
        width = (count + TOGETHER - 1) / TOGETHER * TOGETHER;
        var all = space.narrow(0, 0, rows * width).view(rows, width);
        torch.addmm_out(
                all.narrow(1, 0, count), squares.view(1, -1), queries, keys.t(), new Scalar(1.0), new Scalar(-2.0));
        if (count < width) {
            all.narrow(1, count, (long) width - count).fill_(new Scalar(Double.POSITIVE_INFINITY));
        }
        var groups = all.view(rows, TOGETHER, width / TOGETHER);
        var least = leastSpace.narrow(0, 0, rows * width / TOGETHER).view(rows, width / TOGETHER);
        torch.amin_out(least, groups, new long[] {1}, false);
        if (leastOfRow.length < width / TOGETHER) {
            leastOfRow = new float[width / TOGETHER];
        }
    }

    /** [rows, n padded to a multiple of eight by infinity]. */
    Tensor matrix(long rows) {
        return space.narrow(0, 0, rows * width).view(rows, width);
    }

    float score(int row, int column) {
        return scores.get((long) row * width + column);
    }

    /** The least score of a row. */
    float least(int row) {
        load(row);
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < width / TOGETHER; i++) {
            least = Math.min(least, leastOfRow[i]);
        }
        return least;
    }

    /** Tells of every score of a row that does not exceed the bound; of an infinite one only where a key is. */
    void forEachUpTo(int row, float bound, Told told) {
        load(row);
        int groups = width / TOGETHER;
        for (int i = 0; i < groups; i++) {
            if (leastOfRow[i] <= bound) {
                for (int column = i; column < width; column += groups) {
                    float score = score(row, column);
                    if (score <= bound && score < Float.POSITIVE_INFINITY) {
                        told.accept(column, score);
                    }
                }
            }
        }
    }

    private void load(int row) {
        leastScores.position((long) row * (width / TOGETHER)).get(leastOfRow, 0, width / TOGETHER);
    }
}
