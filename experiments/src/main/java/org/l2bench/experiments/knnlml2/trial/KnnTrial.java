package org.l2bench.experiments.knnlml2.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.metric.ClusterRatio;
import org.l2bench.core.neighbour.Datastore;
import org.l2bench.core.neighbour.ExactIndex;
import org.l2bench.core.neighbour.HnswIndex;
import org.l2bench.core.neighbour.NeighbourDistribution;
import org.l2bench.core.neighbour.NeighbourIndex;
import org.l2bench.core.neighbour.Neighbours;
import org.l2bench.core.neighbour.SearchMemory;
import org.l2bench.core.network.WeightDigest;
import org.l2bench.datasets.text.Windows;
import org.l2bench.experiments.knnlml2.trial.KnnEncoding.Keys;
import org.l2bench.experiments.knnlml2.trial.KnnEncoding.Queries;
import org.l2bench.experiments.knnlml2.trial.KnnGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.KnnGrid.Part;

/** Trains a model, makes its datastore, and scores three texts with it: half A, half B, and windows of the training text. */
public final class KnnTrial {
    /** Keys so near to a training query's own are barred to it. */
    static final int BARRED = 64;

    /** Every so many queries the approximate search is compared with the exact one. */
    private static final int RECALL_EVERY = 8;

    private final KnnSettings settings;
    private final KnnData data;
    private final Compute compute;
    private final KnnTraining training;
    private final KnnEncoding encoding;
    private final String digest;
    private final KnnRecord record = new KnnRecord();
    private final boolean isBaseline;

    private KnnTrial(TrialContext<KnnSettings> context, KnnData data) {
        this.settings = context.settings();
        this.data = data;
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var arm = KnnArm.named(settings, context.inputs().arm());
        this.isBaseline = arm.name().equals(KnnArm.BASELINE);
        this.training =
                new KnnTraining(settings, arm, data.vocabulary().size(), data.training(), context.seeds(), compute);
        training.run(context);
        this.encoding = new KnnEncoding(training.model(), settings.context(), compute);
        this.digest = WeightDigest.of(training.model().parameters());
    }

    public static Outcome run(TrialContext<KnnSettings> context) {
        return run(context, KnnData.load(context.settings(), context.data()));
    }

    static Outcome run(TrialContext<KnnSettings> context, KnnData data) {
        try (var scope = new PointerScope()) {
            var trial = new KnnTrial(context, data);
            trial.evaluate();
            var results = new TreeMap<String, ArmResult>();
            results.put(context.inputs().arm(), trial.record.result(trial.training.history()));
            return new Outcome(results, trial.training.coverage());
        }
    }

    private void evaluate() {
        var keys = keys();
        var labels = labels();
        describe(keys, labels);
        var buckets = FrequencyBuckets.of(data.vocabulary());
        for (int i = 0; i < buckets.bounds().size(); i++) {
            record.metric(KnnMetricNames.bucketBound(i + 1), buckets.bounds().get(i));
        }
        for (var kind : Kind.values()) {
            try (var scope = new PointerScope()) {
                var vectors = kind == Kind.F ? keys.f() : keys.z();
                var store = new Datastore(digest, index(vectors), labels);
                var queriesOfA = queries(data.tuning());
                var neighboursOfA = search(store, kind, queriesOfA, settings.neighbours());
                var a = mixtures(KnnGrid.EXPONENTS, store, queriesOfA, neighboursOfA);
                record.means(Part.TUNING, kind, a);
                var queriesOfB = queries(data.reporting());
                var neighboursOfB = search(store, kind, queriesOfB, settings.neighbours());
                var b = mixtures(KnnGrid.EXPONENTS, store, queriesOfB, neighboursOfB);
                record.means(Part.REPORTING, kind, b);
                record.windows(kind, a, b, settings.scored());
                if (kind == Kind.F) {
                    record.buckets(a, b, buckets, queriesOfB.targets(), settings.scored());
                    if (isBaseline) {
                        record.match(
                                mixtures(KnnGrid.MATCH_EXPONENTS, store, queriesOfA, neighboursOfA),
                                mixtures(KnnGrid.MATCH_EXPONENTS, store, queriesOfB, neighboursOfB),
                                settings.scored());
                    }
                    record.languageModel(KnnMetricNames.LM_A, a);
                    record.languageModel(KnnMetricNames.LM_B, b);
                    record.perplexity(KnnMetricNames.LM_PERPLEXITY, b);
                    diagnose(store, queriesOfB, neighboursOfB);
                    trainingText(store);
                    recall(vectors, queriesOfB, neighboursOfB);
                }
            }
        }
    }

    /** Of the training text, and of the further text if the store is wide. */
    private Keys keys() {
        var own = encoding.keys(data.training(), settings.fresh());
        if (data.wide().length == 0) {
            return own;
        }
        var further = encoding.keys(data.wide(), settings.fresh());
        return new Keys(
                torch.cat(new TensorVector(own.f(), further.f()), 0),
                torch.cat(new TensorVector(own.z(), further.z()), 0));
    }

    /** The word that follows each key. */
    private int[] labels() {
        var own = Arrays.copyOfRange(data.training(), 1, data.training().length);
        if (data.wide().length == 0) {
            return own;
        }
        return IntStream.concat(Arrays.stream(own), Arrays.stream(data.wide()).skip(1))
                .toArray();
    }

    private NeighbourIndex index(Tensor keys) {
        return switch (settings.search()) {
            case EXACT -> exact(keys);
            case APPROXIMATE -> HnswIndex.of(keys, settings.neighbours());
        };
    }

    /** A processor wants blocks that fit into its cache, a GPU large ones. */
    private ExactIndex exact(Tensor keys) {
        var memory = compute.device() == DeviceType.CUDA ? SearchMemory.ofBytes(1L << 28, 1024) : SearchMemory.CACHE;
        return new ExactIndex(keys, memory, 1);
    }

    private Queries queries(KnnData.Half half) {
        return encoding.queries(half.tokens(), half.starts(), settings.scored());
    }

    private Neighbours search(Datastore store, Kind kind, Queries queries, int k) {
        return store.search(
                digest, kind == Kind.F ? queries.keys().f() : queries.keys().z(), k);
    }

    private static KnnMixtures mixtures(
            List<Double> exponents, Datastore store, Queries queries, Neighbours neighbours) {
        var distribution = NeighbourDistribution.of(neighbours, store.labels());
        return KnnMixtures.of(exponents, queries.logProbability(), distribution, queries.targets());
    }

    /** What the keys and the layers around them are like. */
    private void describe(Keys keys, int[] labels) {
        try (var scope = new PointerScope()) {
            long own = data.training().length - 1L;
            var f = keys.f().narrow(0, 0, own);
            record.metric(KnnMetricNames.KEYS, (double) keys.f().size(0));
            record.metric(
                    KnnMetricNames.KEY_SQUARE,
                    f.square().sum(1).to(ScalarType.Double).mean().item_double());
            var counted = new boolean[data.vocabulary().size()];
            for (int word = 0; word < counted.length; word++) {
                counted[word] =
                        word != data.vocabulary().unknown() && data.vocabulary().count(word) >= settings.countedFrom();
            }
            var words = TensorArrays.of(Arrays.copyOf(labels, (int) own));
            record.metric(KnnMetricNames.CLUSTER_RATIO, ClusterRatio.of(f.cpu(), words, counted));
            var block = training.model().lastBlock();
            record.metric(KnnMetricNames.GAMMA, length(block.feedForwardNorm().gamma()));
            record.metric(KnnMetricNames.BETA, length(block.feedForwardNorm().beta()));
            record.metric(KnnMetricNames.W1, length(block.feedForwardWeight()));
            record.metric(KnnMetricNames.DROPPED_A, data.tuning().dropped());
            record.metric(KnnMetricNames.DROPPED_B, data.reporting().dropped());
        }
    }

    private static double length(Tensor values) {
        return Math.sqrt(values.detach().to(ScalarType.Double).square().sum().item_double());
    }

    private void diagnose(Datastore store, Queries queries, Neighbours neighbours) {
        var distribution = NeighbourDistribution.of(neighbours, store.labels());
        record.metric(KnnMetricNames.FOUND, 100 * distribution.shareFound(queries.targets()));
        record.metric(
                KnnMetricNames.FIRST_DISTANCE,
                distribution.distances().select(1, 0).mean().item_double());
        record.metric(
                KnnMetricNames.LAST_DISTANCE,
                distribution.distances().select(1, -1).mean().item_double());
    }

    /** Scores windows of the training text, with the query's own key and all near it barred. */
    private void trainingText(Datastore store) {
        var starts = Windows.evenlySpaced(
                Windows.all(data.training().length, settings.context(), 1), settings.queryWindows());
        var queries = encoding.queries(data.training(), starts, settings.scored());
        int k = settings.neighbours();
        var found = search(store, Kind.F, queries, k + 2 * BARRED + 1).without(queries.places(), BARRED, k);
        var mixtures = mixtures(List.of(0.0), store, queries, found);
        record.means(Part.TRAINING, Kind.F, mixtures);
        record.languageModel(KnnMetricNames.LM_TRAIN, mixtures);
        record.perplexity(KnnMetricNames.LM_TRAIN_PERPLEXITY, mixtures);
    }

    private void recall(Tensor keys, Queries queries, Neighbours found) {
        if (settings.search() == KnnSettings.Search.EXACT) {
            return;
        }
        var chosen = new ArrayList<Integer>();
        for (int i = 0; i < found.queries(); i += RECALL_EVERY) {
            chosen.add(i);
        }
        var rows = chosen.stream().mapToInt(Integer::intValue).toArray();
        var asked = queries.keys().f().index_select(0, compute.place(TensorArrays.of(rows)));
        var exact = exact(keys).search(asked, found.k());
        record.metric(KnnMetricNames.RECALL, 100 * exact.recallOf(found.rows(rows)));
    }
}
