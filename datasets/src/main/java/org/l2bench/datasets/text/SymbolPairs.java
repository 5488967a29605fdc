package org.l2bench.datasets.text;

import java.util.Arrays;

/** Pairs of numbered symbols by number of their own, with how often each occurs and the words that it was seen in. */
final class SymbolPairs {
    private static final int FIRST = 1 << 12;
    private static final int[] NO_WORDS = {};
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[FIRST]; // by number
    private int[] counts = new int[FIRST];
    private int[][] words = new int[FIRST][];
    private int[] wordsUsed = new int[FIRST];
    private int size;
    private int[] slots = new int[4 * FIRST]; // number + 1, by hash
    private int[] told = new int[FIRST]; // counts, by number
    private int[] grown = new int[FIRST];
    private int grownSize;

    /** Told how often a pair is there. */
    interface Listener {
        void has(int pair, int count);
    }

    int count(int pair) {
        return counts[pair];
    }

    int left(int pair) {
        return (int) (keys[pair] >>> Integer.SIZE);
    }

    int right(int pair) {
        return (int) keys[pair];
    }

    /** Changes the count of a pair by what it has more, or less, in a word. */
    void add(int left, int right, int change, int word) {
        int pair = number(((long) left << Integer.SIZE) | right);
        counts[pair] += change;
        if (change > 0) {
            int used = wordsUsed[pair];
            if (used == 0 || words[pair][used - 1] != word) {
                if (used == words[pair].length) {
                    words[pair] = Arrays.copyOf(words[pair], Math.max(2, 2 * used));
                }
                words[pair][used] = word;
                wordsUsed[pair]++;
            }
            if (grownSize == grown.length) {
                grown = Arrays.copyOf(grown, 2 * grownSize);
            }
            grown[grownSize++] = pair;
        }
    }

    /** The words that a pair was seen in, some more than once and some without it by now; the pair has none afterwards. */
    int[] takeWords(int pair) {
        var seen = Arrays.copyOf(words[pair], wordsUsed[pair]);
        words[pair] = NO_WORDS;
        wordsUsed[pair] = 0;
        return seen;
    }

    /** Hands over the pairs that are there more often than was last told of them, with their counts, and forgets them. */
    void tellGrown(Listener listener) {
        for (int i = 0; i < grownSize; i++) {
            tell(grown[i], listener);
        }
        grownSize = 0;
    }

    private void tell(int pair, Listener listener) {
        if (counts[pair] > told[pair]) {
            told[pair] = counts[pair];
            listener.has(pair, counts[pair]);
        }
    }

    /** Tells the count of a pair that is there less often than was told, if it is there at all. */
    void tellAnew(int pair, Listener listener) {
        told[pair] = 0;
        tell(pair, listener);
    }

    private int number(long key) {
        int slot = slot(key, slots);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == keys.length) {
            int larger = 2 * size;
            keys = Arrays.copyOf(keys, larger);
            counts = Arrays.copyOf(counts, larger);
            words = Arrays.copyOf(words, larger);
            wordsUsed = Arrays.copyOf(wordsUsed, larger);
            told = Arrays.copyOf(told, larger);
            slots = rehashed(4 * larger);
            slot = slot(key, slots);
        }
        keys[size] = key;
        words[size] = NO_WORDS;
        slots[slot] = size + 1;
        return size++;
    }

    private int[] rehashed(int length) {
        var larger = new int[length];
        for (int pair = 0; pair < size; pair++) {
            larger[slot(keys[pair], larger)] = pair + 1;
        }
        return larger;
    }

    /** The slot that holds the key, or the empty one for it. */
    private int slot(long key, int[] table) {
        int slot = (int) ((key * MIX) >>> Integer.SIZE) & (table.length - 1);
        while (table[slot] != 0 && keys[table[slot] - 1] != key) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}
