package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.neighbour.Datastore;
import org.l2bench.core.neighbour.ExactIndex;
import org.l2bench.core.neighbour.NeighbourDistribution;
import org.l2bench.core.neighbour.Neighbours;
import org.l2bench.core.neighbour.SearchMemory;
import org.l2bench.core.neighbour.SearchQuality;
import org.l2bench.experiments.knnlml2.trial.Encoding.Queries;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;

/**
 * Finds the keys that are nearest to queries; equally near ones in the order of the text.
 *
 * @param digest of the weights that made keys and queries
 * @param seed of the sample that an inverted file is fitted to
 */
record Search(SearchSettings settings, String digest, long seed, Compute compute) {
    /** Keys so near to a training query's own are barred to it. */
    static final int BARRED = 64;

    /**
     * Queries, and what a datastore with these labels has found for them.
     *
     * @param ties queries with a further key as near as the last that was found
     */
    @SuppressWarnings("ArrayRecordComponent") // bulk numbers
    record Asked(int[] labels, Queries queries, Neighbours found, int ties) {
        NeighbourDistribution distribution() {
            return NeighbourDistribution.of(found, labels);
        }

        Mixtures mixtures(List<Double> exponents) {
            return Mixtures.of(exponents, queries.logProbability(), distribution(), queries.targets());
        }
    }

    /** A datastore that is searched. */
    record Opened(Datastore store, Optional<ApproximateSearch> approximate) implements AutoCloseable {
        @Override
        public void close() {
            approximate.ifPresent(ApproximateSearch::close);
        }
    }

    /** For the exact search: a processor wants blocks that fit into its cache, a GPU large ones. */
    Opened exact(Tensor keys, int[] labels) {
        var memory = compute.device() == DeviceType.CUDA ? SearchMemory.ofBytes(1L << 28, 1024) : SearchMemory.CACHE;
        return new Opened(new Datastore(digest, new ExactIndex(keys, memory, 1), labels), Optional.empty());
    }

    /** For the approximate search, in host memory. */
    Opened approximate(KeyFiles files, Kind kind, int[] labels, Queries tuning) {
        var approximate =
                ApproximateSearch.open(files.of(kind), files.lists(kind), kind, seed, labels, settings, tuning);
        return new Opened(new Datastore(digest, approximate.index(), labels), Optional.of(approximate));
    }

    /** One more than is wanted shows whether something as near was left out. */
    Asked ask(Datastore store, Kind kind, Queries queries) {
        int k = settings.neighbours();
        var found = found(store, kind, queries, k + 1);
        return new Asked(store.labels(), queries, found.nearest(k), SearchQuality.tiesAtCut(found, k));
    }

    /** The same of queries from the text that the keys are of: the query's own key and all near it are barred. */
    Asked askAmongOwn(Datastore store, Kind kind, Queries queries) {
        int k = settings.neighbours();
        var found = found(store, kind, queries, k + 2 * BARRED + 1);
        return new Asked(store.labels(), queries, found.without(queries.places(), BARRED, k), 0);
    }

    private Neighbours found(Datastore store, Kind kind, Queries queries, int k) {
        return store.search(digest, kind.of(queries.keys()), k);
    }
}
