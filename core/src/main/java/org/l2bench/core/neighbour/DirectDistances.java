package org.l2bench.core.neighbour;

import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/** Squared distances from a query to some keys, as direct sums of squared differences in float64. */
record DirectDistances(Tensor keys) implements Selections.Distances {
    /** The k nearest of the keys of each query; their positions are their rows. */
    @Override
    public Selections.Ranked[] nearest(double[][] queries, int[][] asked, int k) {
        var distances = of(queries, asked);
        return IntStream.range(0, queries.length)
                .mapToObj(i -> sorted(distances[i], asked[i], k))
                .toArray(Selections.Ranked[]::new);
    }

    /** All keys of each query, nearest first. */
    Selections.Ranked[] ranked(double[][] queries, int[][] asked) {
        var distances = of(queries, asked);
        return IntStream.range(0, queries.length)
                .mapToObj(i -> sorted(distances[i], asked[i], asked[i].length))
                .toArray(Selections.Ranked[]::new);
    }

    private double[][] of(double[][] queries, int[][] asked) {
        var distances = Arrays.stream(asked).map(a -> new double[a.length]).toArray(double[][]::new);
        new KeySweep(asked).forEach((rows, places) -> {
            var some = new int[rows.length];
            Arrays.setAll(some, i -> asked[rows[i]][places[i]]);
            try (var scope = new PointerScope()) {
                var chosen = TensorArrays.of(some).to(keys.device(), ScalarType.Long);
                // Converted here, where it is vectorised; within the loop it would cost as much as the rest.
                var values = numbers(keys.index_select(0, chosen).cpu().to(ScalarType.Double));
                for (int i = 0; i < some.length; i++) {
                    var query = queries[rows[i]];
                    distances[rows[i]][places[i]] = squared(query, values, i * query.length);
                }
            }
        });
        return distances;
    }

    private static DoubleBuffer numbers(Tensor tensor) {
        return tensor.data_ptr_double()
                .capacity(tensor.numel())
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
    }

    /** Four sums, so that additions need not wait for each other. */
    private static double squared(double[] query, DoubleBuffer rows, int start) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j < query.length - 3; j += 4) {
            double da = query[j] - rows.get(start + j);
            double db = query[j + 1] - rows.get(start + j + 1);
            double dc = query[j + 2] - rows.get(start + j + 2);
            double dd = query[j + 3] - rows.get(start + j + 3);
            a += da * da;
            b += db * db;
            c += dc * dc;
            d += dd * dd;
        }
        for (; j < query.length; j++) {
            double da = query[j] - rows.get(start + j);
            a += da * da;
        }
        return (a + b) + (c + d);
    }

    /**
     * Sorts by distance and index. The bits of a distance order as it does; a sort of single numbers, in which the last bits
     * gave way to the place, brings nearly everything into its place, and one pass the rest.
     */
    private static Selections.Ranked sorted(double[] distances, int[] indices, int k) {
        int count = distances.length;
        long mask = (1L << (64 - Long.numberOfLeadingZeros(count))) - 1;
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
        var nearest = new Selections.Ranked(Arrays.copyOf(places, k), new double[k], new int[k]);
        for (int i = 0; i < k; i++) {
            nearest.distances()[i] = distances[places[i]];
            nearest.positions()[i] = indices[places[i]];
        }
        return nearest;
    }

    private static boolean precedes(int a, int b, double[] distances, int[] indices) {
        return distances[a] < distances[b] || (distances[a] == distances[b] && indices[a] < indices[b]);
    }
}
