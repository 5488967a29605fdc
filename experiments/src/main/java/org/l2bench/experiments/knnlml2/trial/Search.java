package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.neighbour.Datastore;
import org.l2bench.core.neighbour.ExactIndex;
import org.l2bench.core.neighbour.HnswIndex;
import org.l2bench.core.neighbour.NeighbourDistribution;
import org.l2bench.core.neighbour.NeighbourIndex;
import org.l2bench.core.neighbour.Neighbours;
import org.l2bench.core.neighbour.SearchMemory;
import org.l2bench.experiments.knnlml2.trial.Encoding.Queries;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;

/**
 * Finds the keys that are nearest to queries.
 *
 * @param digest of the weights that made keys and queries
 */
record Search(SearchSettings settings, String digest, Compute compute) {
    /** Keys so near to a training query's own are barred to it. */
    static final int BARRED = 64;

    /** Every so many queries the approximate search is compared with the exact one. */
    private static final int RECALL_EVERY = 8;

    /** Queries, and what a datastore with these labels has found for them. */
    @SuppressWarnings("ArrayRecordComponent") // bulk numbers
    record Asked(int[] labels, Queries queries, Neighbours found) {
        NeighbourDistribution distribution() {
            return NeighbourDistribution.of(found, labels);
        }

        Mixtures mixtures(List<Double> exponents) {
            return Mixtures.of(exponents, queries.logProbability(), distribution(), queries.targets());
        }
    }

    Datastore store(Tensor keys, int[] labels) {
        NeighbourIndex index =
                switch (settings.method()) {
                    case EXACT -> exact(keys);
                    case APPROXIMATE -> HnswIndex.of(keys, settings.neighbours());
                };
        return new Datastore(digest, index, labels);
    }

    /** A processor wants blocks that fit into its cache, a GPU large ones. */
    private ExactIndex exact(Tensor keys) {
        var memory = compute.device() == DeviceType.CUDA ? SearchMemory.ofBytes(1L << 28, 1024) : SearchMemory.CACHE;
        return new ExactIndex(keys, memory, 1);
    }

    Asked ask(Datastore store, Kind kind, Queries queries) {
        return new Asked(store.labels(), queries, found(store, kind, queries, settings.neighbours()));
    }

    /** The same of queries from the text that the keys are of: the query's own key and all near it are barred. */
    Asked askAmongOwn(Datastore store, Kind kind, Queries queries) {
        int k = settings.neighbours();
        var found = found(store, kind, queries, k + 2 * BARRED + 1);
        return new Asked(store.labels(), queries, found.without(queries.places(), BARRED, k));
    }

    private Neighbours found(Datastore store, Kind kind, Queries queries, int k) {
        return store.search(digest, kind.of(queries.keys()), k);
    }

    /** The share of the exact neighbours of some of the queries that were found. */
    double recall(Tensor keys, Asked asked) {
        var found = asked.found();
        var rows = IntStream.iterate(0, i -> i < found.queries(), i -> i + RECALL_EVERY)
                .toArray();
        var queries = asked.queries().keys().f().index_select(0, compute.place(TensorArrays.of(rows)));
        return exact(keys).search(queries, found.k()).recallOf(found.rows(rows));
    }
}
