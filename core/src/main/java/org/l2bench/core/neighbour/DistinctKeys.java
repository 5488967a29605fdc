package org.l2bench.core.neighbour;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.pytorch.Tensor;

/**
 * How often keys repeat. A key that occurs often, such as that of the beginning of every sentence, fills whole neighbourhoods with
 * equal distances.
 *
 * @param distinct how many different keys there are; 0 and -0 are the same number
 * @param mostFrequent how often the most frequent one occurs
 * @param position where it occurs first, the first such key if several are as frequent
 */
public record DistinctKeys(long distinct, int mostFrequent, int position) {
    private static final int ROWS_TOGETHER = 1 << 12;

    /**
     * Counts in one pass, exactly, in 12 to 20 bytes for each key.
     *
     * @param keys [keys, dimension], float32, from any device
     */
    public static DistinctKeys of(Tensor keys) {
        Arguments.matrix("keys", keys);
        int count = (int) keys.size(0);
        int dimension = (int) keys.size(1);
        try (var scope = new PointerScope()) {
            var plain = keys.detach().cpu().contiguous();
            var numbers = FloatIndexer.create(new FloatPointer(plain.data_ptr_float()).capacity(plain.numel()));
            var table = new int[Math.max(4, (int) Math.min(1 << 30, Long.highestOneBit(count) * 4))];
            var copies = new int[count];
            long distinct = 0;
            var block = new float[ROWS_TOGETHER * dimension];
            for (int start = 0; start < count; start += ROWS_TOGETHER) {
                int rows = Math.min(ROWS_TOGETHER, count - start);
                numbers.get((long) start * dimension, block, 0, rows * dimension);
                for (int row = 0; row < rows; row++) {
                    int slot = hash(block, row * dimension, dimension) & (table.length - 1);
                    while (table[slot] != 0 && !same(numbers, table[slot] - 1, block, row, dimension)) {
                        slot = (slot + 1) & (table.length - 1);
                    }
                    if (table[slot] == 0) {
                        table[slot] = start + row + 1;
                        distinct++;
                    }
                    copies[table[slot] - 1]++;
                }
            }
            int most = 0;
            for (int i = 0; i < count; i++) {
                most = copies[i] > copies[most] ? i : most;
            }
            return new DistinctKeys(distinct, copies[most], most);
        }
    }

    private static int hash(float[] block, int start, int dimension) {
        long hash = 0;
        for (int j = start; j < start + dimension; j++) {
            hash = (hash ^ Float.floatToRawIntBits(block[j] + 0f)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) (hash ^ (hash >>> 29));
    }

    private static boolean same(FloatIndexer numbers, int key, float[] block, int row, int dimension) {
        for (int j = 0; j < dimension; j++) {
            if (numbers.get((long) key * dimension + j) != block[row * dimension + j]) {
                return false;
            }
        }
        return true;
    }
}
