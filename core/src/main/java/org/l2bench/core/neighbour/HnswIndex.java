package org.l2bench.core.neighbour;

import com.github.jelmerk.knn.DistanceFunctions;
import com.github.jelmerk.knn.Item;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;

/**
 * Approximate search in a hierarchical graph of small worlds (Malkov and Yashunin 2018), by the library hnswlib. Levels come
 * from a hash of the key's number and keys are added in order, so the same keys give the same graph. The graph finds
 * the neighbours; their squared distances are computed anew, as in the exact search. Keys lie in the Java heap. Measure its recall
 * with {@link Neighbours#recallOf} before believing what rests on it.
 */
public final class HnswIndex implements NeighbourIndex {
    /** Links of a key on a level: the library's example, and the middle of what the paper advises. */
    private static final int LINKS = 16;

    /** Candidates while a key is linked. */
    private static final int CONSTRUCTION_CANDIDATES = 200;

    private final com.github.jelmerk.knn.hnsw.HnswIndex<Integer, float[], Key, Float> graph;
    private final Tensor keys;

    private HnswIndex(com.github.jelmerk.knn.hnsw.HnswIndex<Integer, float[], Key, Float> graph, Tensor keys) {
        this.graph = graph;
        this.keys = keys;
    }

    /** A key as the library wants it; the graph depends on the number and the order of adding alone. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its number
    private record Key(Integer id, float[] vector) implements Item<Integer, float[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public int dimensions() {
            return vector.length;
        }
    }

    /**
     * Builds the graph, key by key.
     *
     * @param keys [keys, dimension], float32
     * @param largestK what searches will ask for; twice as many candidates are followed
     */
    public static HnswIndex of(Tensor keys, int largestK) {
        Arguments.matrix("keys", keys);
        Arguments.require(largestK >= 1, "largestK must be >= 1, was %d", largestK);
        int count = (int) keys.size(0);
        int dimension = (int) keys.size(1);
        com.github.jelmerk.knn.hnsw.HnswIndex<Integer, float[], Key, Float> graph =
                com.github.jelmerk.knn.hnsw.HnswIndex.newBuilder(
                                dimension, DistanceFunctions.FLOAT_EUCLIDEAN_DISTANCE, count)
                        .withM(LINKS)
                        .withEfConstruction(CONSTRUCTION_CANDIDATES)
                        .withEf(2 * largestK)
                        .build();
        var plain = keys.detach().contiguous();
        for (int first = 0; first < count; first += 1 << 14) {
            int length = Math.min(1 << 14, count - first);
            var values = TensorArrays.floats(plain.narrow(0, first, length));
            for (int i = 0; i < length; i++) {
                graph.add(new Key(first + i, Arrays.copyOfRange(values, i * dimension, (i + 1) * dimension)));
            }
        }
        return new HnswIndex(graph, plain);
    }

    @Override
    public long size() {
        return keys.size(0);
    }

    @Override
    public int dimension() {
        return (int) keys.size(1);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Neighbours search(Tensor queries, int k) {
        Arguments.queries(queries, k, this);
        int count = (int) queries.size(0);
        int dimension = dimension();
        var values = TensorArrays.floats(queries);
        var distances = new double[Math.multiplyExact(count, k)];
        var indices = new int[distances.length];
        var direct = new DirectDistances(keys);
        for (int query = 0; query < count; query++) {
            var vector = Arrays.copyOfRange(values, query * dimension, (query + 1) * dimension);
            var exact = new double[dimension];
            Arrays.setAll(exact, j -> vector[j]);
            var found = graph.findNearest(vector, k).stream()
                    .mapToInt(f -> f.item().id())
                    .toArray();
            Arguments.require(
                    found.length == k, "the graph found only %d of %d neighbours of query %d", found.length, k, query);
            direct.writeNearest(exact, found, k, query * k, distances, indices);
        }
        return new Neighbours(k, distances, indices);
    }
}
