package org.l2bench.core.neighbour.inverted;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.neighbour.Neighbours;

/** The slow, obvious twin of the inverted file, given its centres: double loops in float64 and full sorts. */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, never compared
record SlowInverted(double[] keys, double[] centres, int dimension) {
    static SlowInverted of(Tensor keys, Centroids centroids) {
        var centres = IntStream.range(0, centroids.values().length)
                .mapToDouble(i -> centroids.values()[i])
                .toArray();
        return new SlowInverted(TensorArrays.doubles(keys), centres, (int) keys.size(1));
    }

    private double distance(double[] a, int i, double[] b, int j) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
            double difference = a[i * dimension + d] - b[j * dimension + d];
            sum += difference * difference;
        }
        return sum;
    }

    /** All lists, nearest first. */
    private int[] lists(double[] vectors, int row) {
        return IntStream.range(0, centres.length / dimension)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer l) -> distance(vectors, row, centres, l))
                        .thenComparing(l -> l))
                .mapToInt(l -> l)
                .toArray();
    }

    int[] assigned() {
        return IntStream.range(0, keys.length / dimension)
                .map(i -> lists(keys, i)[0])
                .toArray();
    }

    Neighbours search(Tensor queries, int k, int probes) {
        var asked = TensorArrays.doubles(queries);
        int count = asked.length / dimension;
        var assigned = assigned();
        var distances = new double[count * k];
        var positions = new int[count * k];
        for (int query = 0; query < count; query++) {
            int own = query;
            var open = new boolean[centres.length / dimension];
            int held = 0;
            var order = lists(asked, query);
            for (int taken = 0; taken < probes || held < k; taken++) {
                int list = order[taken];
                open[list] = true;
                held += (int) IntStream.of(assigned).filter(l -> l == list).count();
            }
            var nearest = IntStream.range(0, assigned.length)
                    .filter(i -> open[assigned[i]])
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> distance(asked, own, keys, i))
                            .thenComparing(i -> i))
                    .limit(k)
                    .toList();
            for (int j = 0; j < k; j++) {
                positions[query * k + j] = nearest.get(j);
                distances[query * k + j] = distance(asked, query, keys, nearest.get(j));
            }
        }
        return new Neighbours(k, distances, positions);
    }
}
