package org.l2bench.core.neighbour.inverted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.neighbour.Shares;

/**
 * Lloyd's algorithm on a sample. It starts from keys of the sample drawn at random; each round gives every key to its nearest centre
 * and moves a centre to the mean of its keys, summed in float64 in the order of the text. A centre without keys moves to the key
 * that lies farthest from its own. A fixed number of rounds.
 */
final class KMeans {
    private static final int ROUNDS = 10;
    private static final int KEYS_PER_LIST = 64;
    private static final int ROWS_PER_SHARE = 1 << 13;

    private KMeans() {}

    /** Centres for the lists, row-major [lists, dimension]. */
    static float[] centres(Tensor keys, InvertedSpec spec, int threads) {
        try (var scope = new PointerScope()) {
            var stream = new RandomStream(spec.seed());
            var sample =
                    keys.index_select(0, places(keys.size(0), spec, stream)).contiguous();
            var chosen = stream.permutation(sample.size(0)).narrow(0, 0, spec.lists());
            var values = TensorArrays.floats(sample);
            var centres = TensorArrays.floats(sample.index_select(0, chosen));
            int dimension = (int) keys.size(1);
            for (int round = 0; round < ROUNDS; round++) {
                try (var inner = new PointerScope()) {
                    var centroids = Centroids.of(centres, dimension);
                    centres = moved(centroids, values, nearest(centroids, sample, threads));
                }
            }
            return centres;
        }
    }

    /** Positions of the sample, ascending: one drawn from each of equal stretches of the text. */
    private static Tensor places(long keys, InvertedSpec spec, RandomStream stream) {
        int size = (int) Math.min(keys, (long) spec.lists() * KEYS_PER_LIST);
        var places = TensorArrays.longs(stream.integers(keys / size, size));
        for (int i = 0; i < size; i++) {
            places[i] += (long) ((double) i * keys / size);
        }
        return TensorArrays.of(places);
    }

    private static int[] nearest(Centroids centroids, Tensor sample, int threads) {
        int count = (int) sample.size(0);
        var lists = new int[count];
        var shares = new ArrayList<Runnable>();
        for (int thread = 0; thread < threads; thread++) {
            int own = thread;
            shares.add(() -> {
                for (int start = own * ROWS_PER_SHARE; start < count; start += threads * ROWS_PER_SHARE) {
                    try (var scope = new PointerScope()) {
                        int length = Math.min(ROWS_PER_SHARE, count - start);
                        centroids.nearest(sample.narrow(0, start, length), lists, start);
                    }
                }
            });
        }
        Shares.run(shares);
        return lists;
    }

    private static float[] moved(Centroids from, float[] values, int[] lists) {
        int dimension = from.dimension();
        var sums = new double[from.values().length];
        var counts = new int[from.lists()];
        for (int i = 0; i < lists.length; i++) {
            counts[lists[i]]++;
            for (int j = 0; j < dimension; j++) {
                sums[lists[i] * dimension + j] += values[i * dimension + j];
            }
        }
        var centres = new float[sums.length];
        for (int list = 0; list < counts.length; list++) {
            for (int j = 0; j < dimension; j++) {
                centres[list * dimension + j] = (float) (sums[list * dimension + j] / Math.max(1, counts[list]));
            }
        }
        var empty =
                IntStream.range(0, counts.length).filter(l -> counts[l] == 0).toArray();
        if (empty.length > 0) {
            var far = farthest(from, values, lists);
            for (int i = 0; i < empty.length; i++) {
                System.arraycopy(values, far[i] * dimension, centres, empty[i] * dimension, dimension);
            }
        }
        return centres;
    }

    /** Keys of the sample, those first that are farthest from their centres. */
    private static int[] farthest(Centroids centroids, float[] values, int[] lists) {
        var distances = new double[lists.length];
        Arrays.setAll(distances, i -> centroids.distance(values, i * centroids.dimension(), lists[i]));
        return IntStream.range(0, lists.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -distances[i]).thenComparing(i -> i))
                .limit(centroids.lists())
                .mapToInt(i -> i)
                .toArray();
    }
}
