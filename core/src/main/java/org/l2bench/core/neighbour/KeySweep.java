package org.l2bench.core.neighbour;

import java.util.Arrays;

/**
 * Goes once through the keys that several queries ask for, in the order in which they lie, so that a file that is larger than memory
 * is not read at random.
 */
final class KeySweep {
    /** Keys that are read together. */
    private static final int TOGETHER = 1 << 11;

    private final int[][] keys;
    private final long[][] orders;
    private final int[] done;
    private final int[] queries = new int[TOGETHER];
    private final int[] places = new int[TOGETHER];
    private int size;

    /** Takes some of the keys. */
    @FunctionalInterface
    interface Reader {
        /** Key i is the one at {@code places[i]} of those of {@code queries[i]}. */
        void read(int[] queries, int[] places);
    }

    /** @param keys of each query, in any order */
    KeySweep(int[][] keys) {
        this.keys = keys;
        this.orders = Arrays.stream(keys).map(KeySweep::ascending).toArray(long[][]::new);
        this.done = new int[keys.length];
    }

    /** Each key with its place, by key. */
    private static long[] ascending(int[] keys) {
        var order = new long[keys.length];
        for (int place = 0; place < keys.length; place++) {
            order[place] = (long) keys[place] << 32 | place;
        }
        Arrays.sort(order); // one pass where they ascend already, as they do in most searches
        return order;
    }

    /** Hands on every key of every query. */
    void forEach(Reader reader) {
        long asked = Arrays.stream(keys).mapToLong(k -> k.length).sum();
        long last = Arrays.stream(orders)
                .filter(o -> o.length > 0)
                .mapToLong(o -> o[o.length - 1] >>> 32)
                .max()
                .orElse(0);
        long blocks = asked / TOGETHER + 1;
        for (long block = 1; block <= blocks; block++) {
            long end = (last + 1) * block / blocks;
            for (int query = 0; query < keys.length; query++) {
                var order = orders[query];
                while (done[query] < order.length && order[done[query]] >>> 32 < end) {
                    add(query, (int) order[done[query]++], reader);
                }
            }
        }
        flush(reader);
    }

    private void add(int query, int place, Reader reader) {
        queries[size] = query;
        places[size++] = place;
        if (size == TOGETHER) {
            flush(reader);
        }
    }

    private void flush(Reader reader) {
        if (size > 0) {
            reader.read(Arrays.copyOf(queries, size), Arrays.copyOf(places, size));
            size = 0;
        }
    }
}
