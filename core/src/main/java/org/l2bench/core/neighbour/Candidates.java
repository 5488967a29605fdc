package org.l2bench.core.neighbour;

import java.util.Arrays;

/**
 * The keys that may still be among the k nearest of one query, in a space that does not grow, in the order in which they came.
 * A score selects, a distance decides.
 */
final class Candidates {
    private final float[] scores;
    private final int[] indices;
    private int size;

    Candidates(int capacity) {
        this.scores = new float[capacity];
        this.indices = new int[capacity];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int capacity() {
        return scores.length;
    }

    boolean isFull() {
        return size == scores.length;
    }

    void add(float score, int index) {
        scores[size] = score;
        indices[size++] = index;
    }

    /** Those of the keys. */
    int[] indices() {
        return Arrays.copyOf(indices, size);
    }

    /** The k-th smallest score; {@code space} is as large as this and may be written to. */
    float kthScore(int k, float[] space) {
        System.arraycopy(scores, 0, space, 0, size);
        int low = 0;
        int high = size - 1;
        int wanted = k - 1;
        while (low < high) { // Hoare's selection
            float pivot = space[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (space[i] < pivot) {
                    i++;
                }
                while (space[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swapped = space[i];
                    space[i++] = space[j];
                    space[j--] = swapped;
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
        return space[wanted];
    }

    /** Drops all with a score above the bound. */
    void keepUpTo(float bound) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (scores[i] <= bound) {
                scores[kept] = scores[i];
                indices[kept++] = indices[i];
            }
        }
        size = kept;
    }

    /** Keeps the candidates at these places. */
    void keep(int[] places) {
        var sorted = places.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            scores[i] = scores[sorted[i]];
            indices[i] = indices[sorted[i]];
        }
        size = sorted.length;
    }
}
