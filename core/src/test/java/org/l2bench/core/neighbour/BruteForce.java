package org.l2bench.core.neighbour;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;

/** The slow, obvious twin of the search: a double loop in float64 and a full sort. */
final class BruteForce {
    private BruteForce() {}

    static Neighbours search(Tensor keys, Tensor queries, int k) {
        int n = (int) keys.size(0);
        int d = (int) keys.size(1);
        var a = TensorArrays.doubles(keys);
        var b = TensorArrays.doubles(queries);
        int count = (int) queries.size(0);
        var distances = new double[count * k];
        var indices = new int[count * k];
        for (int q = 0; q < count; q++) {
            var all = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < d; j++) {
                    double difference = b[q * d + j] - a[i * d + j];
                    all[i] += difference * difference;
                }
            }
            var order = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> all[i]).thenComparing(i -> i))
                    .toList();
            for (int j = 0; j < k; j++) {
                indices[q * k + j] = order.get(j);
                distances[q * k + j] = all[order.get(j)];
            }
        }
        return new Neighbours(k, distances, indices);
    }
}
