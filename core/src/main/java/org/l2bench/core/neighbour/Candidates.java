package org.l2bench.core.neighbour;

import java.util.Arrays;

/**
 * The keys that may still be among the k nearest of one query, in a space that does not grow. They are ordered by distance,
 * then by index, so no two are alike.
 */
final class Candidates {
    private final double[] distances;
    private final int[] indices;
    private int size;

    Candidates(int capacity) {
        this.distances = new double[capacity];
        this.indices = new int[capacity];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == distances.length;
    }

    void add(double distance, int index) {
        distances[size] = distance;
        indices[size++] = index;
    }

    /** Drops all but the k nearest, which are then in no order, and returns the distance of the k-th. */
    double keepNearest(int k) {
        int low = 0;
        int high = size - 1;
        int wanted = k - 1;
        while (low < high) { // Hoare's selection
            int middle = (low + high) >>> 1;
            double pivot = distances[middle];
            int pivotIndex = indices[middle];
            int i = low;
            int j = high;
            while (i <= j) {
                while (distances[i] < pivot || (distances[i] == pivot && indices[i] < pivotIndex)) {
                    i++;
                }
                while (distances[j] > pivot || (distances[j] == pivot && indices[j] > pivotIndex)) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
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
        size = k;
        return distances[wanted];
    }

    private void swap(int i, int j) {
        double distance = distances[i];
        distances[i] = distances[j];
        distances[j] = distance;
        int index = indices[i];
        indices[i] = indices[j];
        indices[j] = index;
    }

    /**
     * Writes them, nearest first. The bits of a distance order as it does; a sort of single numbers, in which the last bits gave
     * way to the place, brings nearly everything into its place, and one pass the rest.
     */
    void write(int target, double[] toDistances, int[] toIndices) {
        long mask = (1L << (64 - Long.numberOfLeadingZeros(size))) - 1;
        var order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (Double.doubleToRawLongBits(distances[i]) & ~mask) | i;
        }
        Arrays.sort(order);
        for (int i = 0; i < size; i++) {
            int place = (int) (order[i] & mask);
            double distance = distances[place];
            int index = indices[place];
            int j = target + i;
            while (j > target
                    && (toDistances[j - 1] > distance
                            || (toDistances[j - 1] == distance && toIndices[j - 1] > index))) {
                toDistances[j] = toDistances[j - 1];
                toIndices[j] = toIndices[j - 1];
                j--;
            }
            toDistances[j] = distance;
            toIndices[j] = index;
        }
    }
}
