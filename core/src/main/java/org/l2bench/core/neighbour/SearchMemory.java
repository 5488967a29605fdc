package org.l2bench.core.neighbour;

/**
 * What a search may use beside the keys.
 *
 * @param rowsAtOnce queries that go through the keys together
 * @param keysAtOnce keys of a block
 */
public record SearchMemory(int rowsAtOnce, int keysAtOnce) {
    /** Scores of 192 queries and 2,048 keys, 1.5 MB: they stay in the cache of a core. */
    public static final SearchMemory CACHE = new SearchMemory(192, 2048);

    public SearchMemory {
        if (rowsAtOnce < 1 || keysAtOnce < 1) {
            throw new IllegalArgumentException(
                    "a search needs rowsAtOnce >= 1 and keysAtOnce >= 1, had " + rowsAtOnce + " and " + keysAtOnce);
        }
    }

    /** The largest blocks whose scores fit into this many bytes, for devices that want large products. */
    public static SearchMemory ofBytes(long bytes, int rowsAtOnce) {
        long keys = bytes / (5L * rowsAtOnce) / 8 * 8;
        return new SearchMemory(rowsAtOnce, (int) Math.min(1 << 20, Math.max(8, keys)));
    }

    /** Queries of a batch, so that threads have equal shares. */
    int rows(int queries, int threads) {
        int batches = Math.max(threads, (queries + rowsAtOnce - 1) / rowsAtOnce);
        return Math.max(1, Math.min(rowsAtOnce, (queries + batches - 1) / batches));
    }
}
