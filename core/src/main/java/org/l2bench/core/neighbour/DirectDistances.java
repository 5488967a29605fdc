package org.l2bench.core.neighbour;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/** Squared distances as direct sums of squared differences in float64. */
record DirectDistances(Tensor keys) {
    /**
     * The nearest candidates, nearest first, ties by lower index.
     *
     * @param places among the candidates
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on within this package at once
    record Nearest(int[] places, double[] distances) {}

    Nearest nearest(double[] query, Candidates candidates, int k) {
        int count = candidates.size();
        var wanted = new int[count];
        for (int i = 0; i < count; i++) {
            wanted[i] = candidates.index(i);
        }
        var distances = of(query, wanted);
        return sorted(distances, wanted, k);
    }

    private double[] of(double[] query, int[] indices) {
        int dimension = query.length;
        float[] rows;
        try (var scope = new PointerScope()) {
            rows = TensorArrays.floats(
                    keys.index_select(0, TensorArrays.of(indices).to(keys.device(), ScalarType.Long)));
        }
        var distances = new double[indices.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = squared(query, rows, i * dimension);
        }
        return distances;
    }

    /** Four sums, so that additions need not wait for each other. */
    static double squared(double[] query, float[] rows, int start) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j + 3 < query.length; j += 4) {
            double da = query[j] - rows[start + j];
            double db = query[j + 1] - rows[start + j + 1];
            double dc = query[j + 2] - rows[start + j + 2];
            double dd = query[j + 3] - rows[start + j + 3];
            a += da * da;
            b += db * db;
            c += dc * dc;
            d += dd * dd;
        }
        for (; j < query.length; j++) {
            double da = query[j] - rows[start + j];
            a += da * da;
        }
        return (a + b) + (c + d);
    }

    /**
     * Sorts by distance and index. The bits of a distance order as it does; a sort of single numbers, in which the last bits
     * gave way to the place, brings nearly everything into its place, and one pass the rest.
     */
    private static Nearest sorted(double[] distances, int[] indices, int k) {
        int count = distances.length;
        int bits = 64 - Long.numberOfLeadingZeros(count);
        long mask = (1L << bits) - 1;
        var order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = (Double.doubleToRawLongBits(distances[i]) & ~mask) | i;
        }
        Arrays.sort(order);
        var places = new int[count];
        for (int i = 0; i < count; i++) {
            int place = (int) (order[i] & mask);
            int j = i;
            while (j > 0 && precedes(place, places[j - 1], distances, indices)) {
                places[j] = places[j - 1];
                j--;
            }
            places[j] = place;
        }
        var nearest = new Nearest(new int[k], new double[k]);
        for (int i = 0; i < k; i++) {
            nearest.places()[i] = places[i];
            nearest.distances()[i] = distances[places[i]];
        }
        return nearest;
    }

    private static boolean precedes(int a, int b, double[] distances, int[] indices) {
        return distances[a] < distances[b] || (distances[a] == distances[b] && indices[a] < indices[b]);
    }
}
