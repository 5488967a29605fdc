package org.l2bench.core.neighbour;

/**
 * The keys that may still be among the k nearest of one query, in a space that does not grow. A candidate is one long: its
 * score as an ordered integer above, its index below, so that the natural order is by score, then by index.
 */
final class Candidates {
    private final long[] entries;
    private int size;

    Candidates(int capacity) {
        this.entries = new long[capacity];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == entries.length;
    }

    int capacity() {
        return entries.length;
    }

    void add(float score, int index) {
        entries[size++] = ((long) ordered(score) << 32) | index;
    }

    int index(int place) {
        return (int) entries[place];
    }

    /** Puts the k smallest first, in no order, and returns the score of the k-th smallest. */
    float select(int k) {
        int low = 0;
        int high = size - 1;
        int wanted = k - 1;
        while (low < high) {
            long pivot = median(entries[low], entries[(low + high) >>> 1], entries[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (entries[i] < pivot) {
                    i++;
                }
                while (entries[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long swapped = entries[i];
                    entries[i++] = entries[j];
                    entries[j--] = swapped;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                break;
            }
        }
        return score(entries[wanted]);
    }

    /** Drops all with a score above the bound. */
    void keepUpTo(float bound) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (score(entries[i]) <= bound) {
                entries[kept++] = entries[i];
            }
        }
        size = kept;
    }

    /** Keeps the candidates at these places. */
    void keep(int[] places) {
        var kept = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            kept[i] = entries[places[i]];
        }
        System.arraycopy(kept, 0, entries, 0, kept.length);
        size = kept.length;
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /** Ascending with the float, for all but NaN. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private static float score(long entry) {
        int ordered = (int) (entry >> 32);
        return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
    }
}
