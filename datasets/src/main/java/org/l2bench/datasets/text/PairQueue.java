package org.l2bench.datasets.text;

import java.util.Arrays;

/** A heap of pairs with the counts that they had when they were added: the largest count first, then the larger pair. */
final class PairQueue {
    private static final int FIRST = 1 << 12;

    private final Order order;
    private int[] pairs = new int[FIRST];
    private int[] counts = new int[FIRST];
    private int size;

    /** Which of two pairs is larger, as {@link java.util.Comparator#compare} answers. */
    interface Order {
        int compare(int a, int b);
    }

    PairQueue(Order order) {
        this.order = order;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Of the first entry. */
    int pair() {
        return pairs[0];
    }

    /** Of the first entry. */
    int count() {
        return counts[0];
    }

    void add(int pair, int count) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        int at = size++;
        while (at > 0 && precedes(pair, count, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        put(at, pair, count);
    }

    /** The first entry. */
    void remove() {
        int pair = pairs[--size];
        int count = counts[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && precedes(pairs[child + 1], counts[child + 1], child)) {
                child++;
            }
            if (!precedes(pairs[child], counts[child], pair, count)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, pair, count);
    }

    private boolean precedes(int pair, int count, int other) {
        return precedes(pair, count, pairs[other], counts[other]);
    }

    private boolean precedes(int pair, int count, int otherPair, int otherCount) {
        return count != otherCount ? count > otherCount : order.compare(pair, otherPair) > 0;
    }

    private void move(int from, int to) {
        put(to, pairs[from], counts[from]);
    }

    private void put(int at, int pair, int count) {
        pairs[at] = pair;
        counts[at] = count;
    }
}
