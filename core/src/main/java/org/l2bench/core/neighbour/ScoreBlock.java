package org.l2bench.core.neighbour;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/**
 * The scores of a batch of queries for a block of keys, and which of them do not exceed the query's bound. libtorch compares;
 * the few that are kept are then picked out, in host memory eight comparisons at a time.
 */
final class ScoreBlock {
    private final int rows;
    private final int keys;
    private final Tensor scores;
    private final Tensor kept;

    /** Scores and comparisons as host memory; null on another device. */
    private final FloatBuffer hostScores;

    private final ByteBuffer hostKept;
    private final LongBuffer hostKeptByEight;

    /** What is told of every kept score, query by query, keys ascending. */
    interface Kept {
        void accept(int row, int key, float score);
    }

    private ScoreBlock(Tensor scores, Tensor kept, boolean inHostMemory) {
        this.rows = (int) scores.size(0);
        this.keys = (int) scores.size(1);
        this.scores = scores;
        this.kept = kept;
        if (inHostMemory) {
            var scorePointer = new FloatPointer(scores.data_ptr_float()).capacity((long) rows * keys);
            this.hostScores = scorePointer.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
            var keptPointer = new BytePointer(kept.data_ptr()).capacity((long) rows * keys);
            // Little-endian, whatever the machine is: the first key is then the lowest byte.
            this.hostKept = keptPointer.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            this.hostKeptByEight = hostKept.asLongBuffer();
        } else {
            this.hostScores = null;
            this.hostKept = null;
            this.hostKeptByEight = null;
        }
    }

    /** @param keys a multiple of 8 */
    static ScoreBlock of(Tensor indexKeys, int rows, int keys) {
        return of(indexKeys, rows, keys, !indexKeys.is_cuda());
    }

    static ScoreBlock of(Tensor indexKeys, int rows, int keys, boolean inHostMemory) {
        var shape = new long[] {rows, keys};
        var scores = torch.empty(shape, indexKeys.options(), null);
        var kept = scores.to(ScalarType.Bool);
        return new ScoreBlock(scores, kept, inHostMemory);
    }

    /** Scores the keys {@code start} to {@code start + length - 1} and compares with the queries' bounds. */
    void fill(ExactIndex index, Tensor queries, long start, int length, float[] bounds) {
        long batch = queries.size(0);
        var target = scores.narrow(0, 0, batch).narrow(1, 0, length);
        index.score(queries, start, length, target);
        var limits = TensorArrays.of(bounds, bounds.length, 1)
                .narrow(0, 0, batch)
                .to(scores.device(), ScalarType.Float);
        torch.le_out(kept.narrow(0, 0, batch).narrow(1, 0, length), target, limits);
    }

    void forEachKept(int batch, int length, Kept told) {
        if (hostScores != null) {
            for (int row = 0; row < batch; row++) {
                pick(row, length, told);
            }
            return;
        }
        var mask = kept.narrow(0, 0, batch).narrow(1, 0, length);
        var places = TensorArrays.longs(mask.nonzero());
        var values =
                TensorArrays.floats(scores.narrow(0, 0, batch).narrow(1, 0, length).masked_select(mask));
        for (int i = 0; i < values.length; i++) {
            told.accept((int) places[2 * i], (int) places[2 * i + 1], values[i]);
        }
    }

    private void pick(int row, int length, Kept told) {
        int start = row * keys;
        int whole = length / 8;
        for (int word = 0; word < whole; word++) {
            // A byte is 0 or 1, so a set bit is a kept key.
            for (long left = hostKeptByEight.get(start / 8 + word); left != 0; left &= left - 1) {
                int key = 8 * word + Long.numberOfTrailingZeros(left) / 8;
                told.accept(row, key, hostScores.get(start + key));
            }
        }
        for (int key = 8 * whole; key < length; key++) {
            if (hostKept.get(start + key) != 0) {
                told.accept(row, key, hostScores.get(start + key));
            }
        }
    }
}
