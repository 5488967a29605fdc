package org.l2bench.core.metric;

import org.bytedeco.javacpp.PointerScope;

/** Work on many rows in blocks, so that the memory for intermediates does not grow with their number. */
final class RowBlocks {
    /** 32 MB of float64 for each intermediate. */
    private static final long NUMBERS_PER_BLOCK = 1L << 22;

    /** What to do with rows {@code start} to {@code start + length - 1}. */
    interface Block {
        void process(long start, long length);
    }

    private RowBlocks() {}

    /** Calls {@code block} for consecutive blocks that cover 0..rows-1, each in a scope that frees what it made. */
    static void forEach(long rows, long numbersPerRow, Block block) {
        long length = Math.max(1, NUMBERS_PER_BLOCK / numbersPerRow);
        for (long start = 0; start < rows; start += length) {
            try (var scope = new PointerScope()) {
                block.process(start, Math.min(length, rows - start));
            }
        }
    }
}
