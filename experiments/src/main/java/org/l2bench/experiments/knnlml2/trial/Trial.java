package org.l2bench.experiments.knnlml2.trial;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.metric.ClusterRatio;
import org.l2bench.core.neighbour.Datastore;
import org.l2bench.core.neighbour.DistinctKeys;
import org.l2bench.core.network.WeightDigest;
import org.l2bench.datasets.text.Windows;
import org.l2bench.experiments.knnlml2.trial.Encoding.Keys;
import org.l2bench.experiments.knnlml2.trial.Encoding.Queries;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Part;

/** Trains a model, makes its datastore, and scores three texts with it: half A, half B, and windows of the training text. */
public final class Trial {
    private static final long NUMBERS_TOGETHER = 1 << 22;

    private final Settings settings;
    private final Texts data;
    private final Compute compute;
    private final Training training;
    private final Encoding encoding;
    private final Search search;
    private final Findings findings;
    private final boolean isBaseline;
    private final Path checkpoint;
    private final String digest;

    private Trial(TrialContext<Settings> context, Texts data) {
        this.settings = context.settings();
        this.findings = new Findings(settings.search().scored());
        this.data = data;
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var arm = context.treatment(Treatment.class);
        this.isBaseline = arm.isBaseline();
        this.training =
                new Training(settings, arm, data.vocabulary().size(), data.training(), context.seeds(), compute);
        training.run(context);
        this.encoding = new Encoding(training.model(), settings.transformer().context(), compute);
        this.checkpoint = context.checkpoint();
        this.digest = WeightDigest.of(training.model().parameters());
        long seed = context.seeds().stream(Training.GROUP, "sample of the inverted file");
        this.search = new Search(settings.search(), digest, seed, compute);
    }

    public static Outcome run(TrialContext<Settings> context) {
        return run(context, Texts.load(context.settings(), context.data()));
    }

    static Outcome run(TrialContext<Settings> context, Texts data) {
        try (var scope = new PointerScope()) {
            var trial = new Trial(context, data);
            trial.evaluate();
            var results = new TreeMap<String, ArmResult>();
            results.put(context.inputs().arm(), trial.findings.result(trial.training.history()));
            return new Outcome(results, trial.training.coverage());
        }
    }

    private void evaluate() {
        if (settings.search().isExact()) {
            var keys = keys();
            evaluate(keys, (kind, labels, queriesOfA) -> search.exact(kind.of(keys), labels));
            return;
        }
        try (var files =
                KeyFiles.write(checkpoint, encoding, digest, settings.search().fresh(), texts())) {
            evaluate(files.keys(), (kind, labels, queriesOfA) -> search.approximate(files, kind, labels, queriesOfA));
        }
    }

    private interface Opening {
        Search.Opened open(Kind kind, int[] labels, Queries queriesOfA);
    }

    private void evaluate(Keys keys, Opening opening) {
        var labels = labels();
        describe(keys, labels);
        var queriesOfA = queries(data.tuning());
        var queriesOfB = queries(data.reporting());
        for (var kind : Kind.values()) {
            try (var scope = new PointerScope();
                    var opened = opening.open(kind, labels, queriesOfA)) {
                var store = opened.store();
                var a = search.ask(store, kind, queriesOfA);
                var b = search.ask(store, kind, queriesOfB);
                var ofA = a.mixtures(MixtureGrid.EXPONENTS);
                var ofB = b.mixtures(MixtureGrid.EXPONENTS);
                findings.halves(kind, ofA, ofB);
                if (kind == Kind.F) {
                    words(ofA, ofB, queriesOfB);
                    if (isBaseline) {
                        findings.match(
                                a.mixtures(MixtureGrid.MATCH_EXPONENTS), b.mixtures(MixtureGrid.MATCH_EXPONENTS));
                    }
                    diagnose(b);
                    trainingText(store);
                }
                opened.approximate().ifPresent(s -> findings.approximate(kind, s.report(queriesOfB)));
            }
        }
    }

    /** What becomes keys: the training text, and the further text if the store is wide. */
    private int[][] texts() {
        return data.wide().length == 0 ? new int[][] {data.training()} : new int[][] {data.training(), data.wide()};
    }

    private Keys keys() {
        var own = encoding.keys(data.training(), settings.search().fresh());
        if (data.wide().length == 0) {
            return own;
        }
        var further = encoding.keys(data.wide(), settings.search().fresh());
        return new Keys(
                torch.cat(new TensorVector(own.f(), further.f()), 0),
                torch.cat(new TensorVector(own.z(), further.z()), 0));
    }

    /** The word that follows each key. */
    private int[] labels() {
        return IntStream.concat(
                        Arrays.stream(data.training()).skip(1),
                        Arrays.stream(data.wide()).skip(1))
                .toArray();
    }

    private Queries queries(Texts.Half half) {
        return encoding.queries(half.tokens(), half.starts(), settings.search().scored());
    }

    /** What the keys and the layers around them are like. */
    private void describe(Keys keys, int[] labels) {
        try (var scope = new PointerScope()) {
            var vocabulary = data.vocabulary();
            int own = data.training().length - 1;
            var f = keys.f().narrow(0, 0, own);
            findings.metric(MetricNames.KEYS, (double) keys.f().size(0));
            findings.metric(MetricNames.KEY_SQUARE, meanSquare(f));
            var repeated = DistinctKeys.of(keys.f());
            findings.measured(MetricNames.DISTINCT_KEYS, (double) repeated.distinct());
            findings.measured(MetricNames.MOST_FREQUENT_KEY, repeated.mostFrequent());
            var counted = new boolean[vocabulary.size()];
            for (int word = 0; word < counted.length; word++) {
                counted[word] = word != vocabulary.unknown()
                        && vocabulary.count(word) >= settings.search().countedFrom();
            }
            var words = TensorArrays.of(Arrays.copyOf(labels, own));
            findings.metric(MetricNames.CLUSTER_RATIO, ClusterRatio.of(f.cpu(), words, counted));
            var block = training.model().lastBlock();
            findings.metric(MetricNames.GAMMA, length(block.feedForwardNorm().gamma()));
            findings.metric(MetricNames.BETA, length(block.feedForwardNorm().beta()));
            findings.metric(MetricNames.W1, length(block.feedForwardWeight()));
            findings.metric(MetricNames.DROPPED_A, data.tuning().dropped());
            findings.metric(MetricNames.DROPPED_B, data.reporting().dropped());
        }
    }

    /** In blocks: the squares of all keys at once would be as large as the keys. */
    private static double meanSquare(Tensor keys) {
        var squares = torch.empty(new long[] {keys.size(0)}, keys.options(), null);
        long together = Math.max(1, NUMBERS_TOGETHER / keys.size(1));
        for (long start = 0; start < keys.size(0); start += together) {
            try (var scope = new PointerScope()) {
                long length = Math.min(together, keys.size(0) - start);
                squares.narrow(0, start, length)
                        .copy_(keys.narrow(0, start, length).square().sum(1));
            }
        }
        return squares.to(ScalarType.Double).mean().item_double();
    }

    private static double length(Tensor values) {
        return Math.sqrt(values.detach().to(ScalarType.Double).square().sum().item_double());
    }

    /** The language model alone, and rare and frequent words. */
    private void words(Mixtures a, Mixtures b, Queries queriesOfB) {
        findings.metric(MetricNames.LM_A, a.ofModel());
        findings.metric(MetricNames.LM_B, b.ofModel());
        findings.metric(MetricNames.LM_PERPLEXITY, Math.exp(b.ofModel()));
        var buckets = FrequencyBuckets.of(data.vocabulary());
        for (int i = 0; i < buckets.bounds().size(); i++) {
            findings.metric(MetricNames.bucketBound(i + 1), buckets.bounds().get(i));
        }
        findings.buckets(a, b, buckets, queriesOfB.targets());
    }

    private void diagnose(Search.Asked asked) {
        var distribution = asked.distribution();
        var distances = distribution.distances();
        findings.measured(MetricNames.TIES, asked.ties());
        findings.metric(
                MetricNames.FOUND, 100 * distribution.shareFound(asked.queries().targets()));
        findings.metric(
                MetricNames.FIRST_DISTANCE, distances.select(1, 0).mean().item_double());
        findings.metric(
                MetricNames.LAST_DISTANCE, distances.select(1, -1).mean().item_double());
    }

    /** Scores windows of the training text itself. */
    private void trainingText(Datastore store) {
        var tokens = data.training();
        var all = Windows.all(tokens.length, settings.transformer().context(), 1);
        var starts = Windows.evenlySpaced(all, settings.search().queryWindows());
        var queries = encoding.queries(tokens, starts, settings.search().scored());
        var mixtures = search.askAmongOwn(store, Kind.F, queries).mixtures(List.of(0.0));
        findings.means(Part.TRAINING, Kind.F, mixtures);
        findings.metric(MetricNames.LM_TRAIN, mixtures.ofModel());
        findings.metric(MetricNames.LM_TRAIN_PERPLEXITY, Math.exp(mixtures.ofModel()));
    }
}
