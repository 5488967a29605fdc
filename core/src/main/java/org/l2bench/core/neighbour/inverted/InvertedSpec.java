package org.l2bench.core.neighbour.inverted;

/**
 * How an inverted file is built. The same keys and the same specification give the same bytes.
 *
 * @param lists how many there are, at most as many as keys
 * @param storage of the keys in the lists
 * @param seed of the sample that centroids are fitted to
 */
public record InvertedSpec(int lists, Storage storage, long seed) {
    /** How the keys in the lists are stored. The result of a search is the same, whatever is chosen. */
    public enum Storage {
        /** As they are. */
        FLOAT32,
        /**
         * Rounded to 8 binary digits, half as large. Scores are rough and more keys than k remain; their distances are computed
         * from the keys in the file of keys.
         */
        BFLOAT16
    }

    public InvertedSpec {
        if (lists < 1) {
            throw new IllegalArgumentException("an inverted file needs lists >= 1, had " + lists);
        }
    }

    /** Twice the root of the number of keys, rounded up to a power of two: lists of some hundred keys for a million of them. */
    public static InvertedSpec of(long keys, Storage storage, long seed) {
        long wanted = (long) Math.ceil(2 * Math.sqrt((double) keys));
        long lists = Long.highestOneBit(Math.max(1, wanted - 1)) * 2;
        return new InvertedSpec((int) Math.min(keys, lists), storage, seed);
    }
}
