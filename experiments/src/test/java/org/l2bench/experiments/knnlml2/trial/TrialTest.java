package org.l2bench.experiments.knnlml2.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.ResultCurves;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.neighbour.ExactIndex;
import org.l2bench.core.neighbour.NeighbourDistribution;
import org.l2bench.core.neighbour.SearchMemory;
import org.l2bench.core.neighbour.inverted.KeyWriter;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.experiments.knnlml2.KnnLmL2;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Part;
import org.l2bench.testkit.Trials;

class TrialTest {
    private final KnnLmL2 experiment = new KnnLmL2();
    private final Settings smoke = experiment.preset("smoke").orElseThrow().settings();

    @TempDir
    private Path folder;

    private Trials<Settings> trials;

    @BeforeAll
    static void oneThreadAsInAWorker() {
        torch.set_num_threads(1);
    }

    @BeforeEach
    void openTrials() {
        trials = new Trials<>(experiment, folder);
    }

    private DataRoot root() {
        return trials.root();
    }

    private TrialContext<Settings> context(Settings settings, String arm, int seed) {
        return trials.context(settings, arm, seed, (done, total) -> {});
    }

    private ArmResult run(Settings settings, String arm, int seed) {
        return trials.result(settings, arm, seed);
    }

    private Settings with(Map<String, String> changes) {
        return trials.with(smoke, changes);
    }

    /** K9: a penalty of strength 0 is no penalty; one above 0 moves gamma from the first step on. */
    @Test
    void withoutPenaltyThereIsNothingOfItAndWithOneGammaMovesAtOnce() {
        try (var scope = new PointerScope()) {
            var words = 60;
            var tokens = new int[500];
            Arrays.setAll(tokens, i -> i * i % words);
            var without = training(0, words, tokens);
            var again = new Training(
                    smoke, new Treatment(Treatment.Penalised.BEFORE_NORM, 0, 0), words, tokens, seeds(), Compute.CPU);
            var with = training(0.1, words, tokens);
            for (int step = 0; step < 2; step++) {
                without.step(step);
                again.step(step);
                with.step(step);
            }
            var gamma = without.model().lastBlock().feedForwardNorm().gamma();
            assertThat(gamma.equal(again.model().lastBlock().feedForwardNorm().gamma()))
                    .isTrue();
            assertThat(gamma.equal(with.model().lastBlock().feedForwardNorm().gamma()))
                    .isFalse();
        }
    }

    private static SeedTree seeds() {
        return new SeedTree("knn-lm-l2", 11);
    }

    private Training training(double omega, int words, int[] tokens) {
        return new Training(smoke, Treatment.ofKey(omega), words, tokens, seeds(), Compute.CPU);
    }

    /** K11. Every position but the last has a key; beyond the first ones each has seen 32 tokens. */
    @Test
    void keysAreThoseOfEveryPositionWithItsContext() {
        try (var scope = new PointerScope()) {
            var tokens = new int[1000];
            Arrays.setAll(tokens, i -> (i * 7 + i / 13) % 50);
            var model = training(0, 50, tokens).model();
            var keys = new Encoding(model, 64, Compute.CPU).keys(tokens, 32);
            assertThat(keys.f().size(0)).isEqualTo(999);
            for (int position : new int[] {0, 31, 63, 64, 95, 96, 500, 967, 998}) {
                // The window that the position is the end of, for the place that it has in its own window.
                int start = position < 64 ? 0 : Math.min(32 * ((position - 32) / 32), 999 - 64);
                var window = TensorArrays.of(Arrays.copyOfRange(tokens, start, start + 64))
                        .view(1, 64);
                var f = model.forward(window, Dropout.none()).feedForwardInput().select(0, 0);
                var expected = f.select(0, position - start);
                assertThat(keys.f()
                                .select(0, position)
                                .sub(expected)
                                .abs()
                                .max()
                                .item_double())
                        .as("position %s", position)
                        .isLessThan(1e-5);
                assertThat(position - start >= 32 || position < 64).isTrue();
            }
        }
    }

    /** K3: keys twice as long, tau four times as high: the same neighbours, the same p_kNN. */
    @Test
    void shorterKeysAreAnotherTemperature() {
        try (var scope = new PointerScope()) {
            var data = Texts.load(smoke, root());
            var training = training(0, data.vocabulary().size(), data.training());
            for (int step = 0; step < 30; step++) {
                try (var inner = new PointerScope()) {
                    training.step(step);
                }
            }
            var encoding = new Encoding(training.model(), 64, Compute.CPU);
            var before = scored(encoding, data);
            var block = training.model().lastBlock();
            block.feedForwardNorm().gamma().detach().mul_(new Scalar(2.0));
            block.feedForwardNorm().beta().detach().mul_(new Scalar(2.0));
            block.feedForwardWeight().detach().div_(new Scalar(2.0));
            var after = scored(encoding, data);
            assertThat(after.neighbours()).isEqualTo(before.neighbours());
            assertThat(after.square()).isCloseTo(4 * before.square(), within(1e-5 * after.square()));
            for (int i = 0; i < before.ofModel().length; i++) {
                assertThat(after.ofModel()[i]).isCloseTo(before.ofModel()[i], within(1e-5));
                assertThat(after.ofNeighbours()[2][i]).isCloseTo(before.ofNeighbours()[0][i], within(1e-5));
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // of this test alone
    private record Scored(int[] neighbours, double square, double[] ofModel, double[][] ofNeighbours) {}

    private Scored scored(Encoding encoding, Texts data) {
        var keys = encoding.keys(data.training(), 32);
        var queries =
                encoding.queries(data.reporting().tokens(), data.reporting().starts(), 32);
        var found = new ExactIndex(keys.f(), SearchMemory.CACHE, 1)
                .search(queries.keys().f(), 32);
        var labels = Arrays.copyOfRange(data.training(), 1, data.training().length);
        var distribution = NeighbourDistribution.of(found, labels);
        return new Scored(
                found.indices(),
                keys.f().square().sum(1).mean().item_double(),
                queries.logProbability(),
                distribution.probabilities(queries.targets(), new double[] {1, 2, 4}));
    }

    /** The cubic of w0@match, at its worst place half-way between two temperatures, on few and therefore rough numbers. */
    @Test
    void betweenTwoTemperaturesTheNllIsNearlyACubic() {
        try (var scope = new PointerScope()) {
            var data = Texts.load(smoke, root());
            var training = training(0, data.vocabulary().size(), data.training());
            for (int step = 0; step < 40; step++) {
                try (var inner = new PointerScope()) {
                    training.step(step);
                }
            }
            var encoding = new Encoding(training.model(), 64, Compute.CPU);
            var keys = encoding.keys(data.training(), 32);
            var queries =
                    encoding.queries(data.reporting().tokens(), data.reporting().starts(), 32);
            var found = new ExactIndex(keys.f(), SearchMemory.CACHE, 1)
                    .search(queries.keys().f(), 32);
            var labels = Arrays.copyOfRange(data.training(), 1, data.training().length);
            var distribution = NeighbourDistribution.of(found, labels);
            for (int node = 1; node + 2 < MixtureGrid.MATCH_EXPONENTS.size(); node++) {
                double exponent = MixtureGrid.MATCH_EXPONENTS.get(node);
                var taus = new double[5];
                for (int i = 0; i < 4; i++) {
                    taus[i] = MixtureGrid.tau(MixtureGrid.MATCH_EXPONENTS.get(node - 1 + i));
                }
                taus[4] = MixtureGrid.tau(exponent + 0.25);
                var p = distribution.probabilities(queries.targets(), taus);
                var nll = new double[5];
                for (int i = 0; i < 5; i++) {
                    for (int token = 0; token < 64; token++) {
                        nll[i] += Mixtures.nll(0.25, p[i][token], Math.exp(queries.logProbability()[token])) / 64;
                    }
                }
                double cubic = (9 * (nll[1] + nll[2]) - nll[0] - nll[3]) / 16;
                assertThat(cubic).as("tau 2^%s", exponent + 0.25).isCloseTo(nll[4], within(1e-3));
            }
        }
    }

    /** K6. */
    @Test
    void mixturesAreDistributionsAndLambdaNoughtIsTheModel() {
        assertThat(Mixtures.nll(0, 0.7, 0.123456789)).isEqualTo(-Math.log(0.123456789));
        assertThat(Mixtures.nll(0.25, 0.5006189209683178, 0.1)).isCloseTo(1.6086645603375374, within(1e-14));
        try (var scope = new PointerScope()) {
            var data = Texts.load(smoke, root());
            int words = data.vocabulary().size();
            var training = training(0, words, data.training());
            var encoding = new Encoding(training.model(), 64, Compute.CPU);
            var keys = encoding.keys(data.training(), 32);
            var queries = encoding.queries(data.tuning().tokens(), data.tuning().starts(), 32);
            var found = new ExactIndex(keys.f(), SearchMemory.CACHE, 1)
                    .search(queries.keys().f(), 32);
            var labels = Arrays.copyOfRange(data.training(), 1, data.training().length);
            var fromNeighbours = NeighbourDistribution.of(found, labels).overLabels(words, 1);
            var window = TensorArrays.of(Arrays.copyOfRange(
                            data.tuning().tokens(),
                            data.tuning().starts()[0],
                            data.tuning().starts()[0] + 64))
                    .view(1, 64);
            var hidden = training.model()
                    .forward(window, Dropout.none())
                    .output()
                    .select(0, 0)
                    .narrow(0, 32, 32);
            var fromModel = training.model().words().logProbabilities(hidden).exp();
            var mixed = fromNeighbours.narrow(0, 0, 32).mul(new Scalar(0.25)).add(fromModel.mul(new Scalar(0.75)));
            for (double sum : TensorArrays.doubles(mixed.sum(1))) {
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
            var targets = TensorArrays.longs(queries.targets());
            for (int i = 0; i < 32; i++) {
                double logs =
                        Math.log(fromModel.select(0, i).select(0, targets[i]).item_double());
                assertThat(queries.logProbability()[i]).isCloseTo(logs, within(1e-5));
            }
        }
    }

    /** K12: half B is reported and changes nothing else; a longer half A must not either, but for what is said of A. */
    @Test
    void theReportingHalfChangesNothingButItsOwnNumbers() {
        try (var scope = new PointerScope()) {
            var data = Texts.load(smoke, root());
            var other = new Texts(data.vocabulary(), data.training(), data.wide(), data.tuning(), data.tuning());
            var usual = Trial.run(context(smoke, "w1e-1", 11), data).arms().get("w1e-1");
            var changed = Trial.run(context(smoke, "w1e-1", 11), other).arms().get("w1e-1");
            var curvesOfUsual = ResultCurves.of(usual);
            var curvesOfChanged = ResultCurves.of(changed);
            for (var name : curvesOfUsual.keySet()) {
                boolean ofB = name.startsWith("nll.B.") || name.startsWith("windows.") || name.startsWith("bucket");
                if (!ofB) {
                    assertThat(curvesOfChanged.get(name)).as(name).isEqualTo(curvesOfUsual.get(name));
                }
            }
            for (var name : usual.metrics().keySet()) {
                boolean ofB = name.endsWith(".B") || name.startsWith("distance.") || name.equals("target.found");
                if (!ofB) {
                    assertThat(changed.metrics().get(name))
                            .as(name)
                            .isEqualTo(usual.metrics().get(name));
                }
            }
            assertThat(curvesOfChanged.get(MixtureGrid.curve(Part.REPORTING, Kind.F, 0)))
                    .isEqualTo(curvesOfUsual.get(MixtureGrid.curve(Part.TUNING, Kind.F, 0)));
        }
    }

    /** K13. */
    @Test
    void bucketsAddUpToTheScoredTokensThatAreKnown() {
        var data = Texts.load(smoke, root());
        var result = run(smoke, "w0", 11);
        double tokens = 0;
        double sum = 0;
        for (int bucket = 1; bucket <= FrequencyBuckets.COUNT; bucket++) {
            tokens += total(result, MixtureGrid.bucketCounts(bucket));
            sum += total(result, MixtureGrid.lmBucket(bucket));
        }
        int unknown = 0;
        for (int start : data.reporting().starts()) {
            for (int i = start + 33; i <= start + 64; i++) {
                unknown += data.reporting().tokens()[i] == data.vocabulary().unknown() ? 1 : 0;
            }
        }
        assertThat(tokens).isEqualTo(64 - unknown);
        double ofUnknown = total(result, MixtureGrid.LM_WINDOWS) + sum;
        assertThat(unknown == 0 ? Math.abs(ofUnknown) < 1e-9 : ofUnknown > 0).isTrue();
    }

    private static double total(ArmResult result, String curve) {
        return result.curve(curve).orElseThrow().y().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    @Test
    void bucketsHaveAboutAFifthOfTheTrainingTokensEach() {
        var quick = experiment.preset("quick").orElseThrow().settings();
        var vocabulary = Texts.load(quick, root()).vocabulary();
        var buckets = FrequencyBuckets.of(vocabulary);
        var tokens = new long[FrequencyBuckets.COUNT + 1];
        for (int word = 0; word < vocabulary.size(); word++) {
            tokens[buckets.ofWord()[word]] += vocabulary.count(word);
        }
        assertThat(tokens[0]).isEqualTo(vocabulary.count(vocabulary.unknown()));
        double all = Arrays.stream(tokens).skip(1).sum();
        for (int bucket = 1; bucket <= FrequencyBuckets.COUNT; bucket++) {
            assertThat(tokens[bucket] / all).as("bucket %s", bucket).isBetween(0.15, 0.25);
        }
        assertThat(buckets.bounds()).isSorted();
    }

    /** The figures of the sheet; K12, second half. */
    @Test
    void theQuickTextIsThatOfTheSheet() {
        var quick = experiment.preset("quick").orElseThrow().settings();
        var data = Texts.load(quick, root());
        assertThat(data.training()).hasSize(192_104);
        assertThat(data.vocabulary().size()).isEqualTo(3_291);
        assertThat(data.tuning().starts()).hasSize(96);
        var training = new StringBuilder();
        Arrays.stream(data.training()).forEach(token -> training.append(' ').append(token));
        training.append(' ');
        for (var half : new Texts.Half[] {data.tuning(), data.reporting()}) {
            assertThat(half.starts()).isSorted().doesNotHaveDuplicates();
            for (int start : half.starts()) {
                var window = new StringBuilder();
                for (int i = start; i < start + 64; i++) {
                    window.append(' ').append(half.tokens()[i]);
                }
                assertThat(training.indexOf(window.append(' ').toString())).isNegative();
            }
        }
        assertThat(data.tuning().dropped()).isNotNegative();
    }

    @Test
    void everyArmOfTheMiddlePresetRuns() {
        var middle = with(Map.of("penalty.furtherArms", "true", "penalty.omegas", "0,0.01", "training.steps", "12"));
        for (var arm : Treatment.all(middle)) {
            var result = run(middle, arm.name(), 11);
            assertThat(result.metrics().get("nll.lm.B")).as(arm.name()).isBetween(1.0, 20.0);
        }
    }

    /** The paper's code path: adaptive softmax, sinusoids, Nesterov's gradient, accumulation, approximate search. */
    @Test
    void thePaperPresetRunsInTinySize() {
        var paper = with(Map.ofEntries(
                Map.entry("transformer.cutoffs", "100,300"),
                Map.entry("transformer.positions", "SINUSOIDAL"),
                Map.entry("training.optimiser", "NESTEROV"),
                Map.entry("training.learningRate", "0.1"),
                Map.entry("training.clipNorm", "0.1"),
                Map.entry("training.accumulation", "3"),
                Map.entry("transformer.adaptiveDropout", "0.2"),
                Map.entry("transformer.reluDropout", "0.1"),
                Map.entry("search.method", "APPROXIMATE"),
                Map.entry("training.steps", "20")));
        var result = run(paper, "w0", 11);
        for (var kind : Kind.values()) {
            assertThat(result.metrics().get(MetricNames.approximate(kind, MetricNames.RECALL)))
                    .isBetween(50.0, 100.0);
        }
        assertThat(result.metrics().get("nll.lm.B")).isBetween(1.0, 20.0);
    }

    /** What it finds is nearly what the exact search finds; it says how nearly, and leaves no files behind. */
    @Test
    void anApproximateSearchSaysHowWrongItIs() throws IOException {
        var exact = run(smoke, "w0", 11);
        var found = run(with(Map.of("search.method", "APPROXIMATE")), "w0", 11);
        for (var kind : Kind.values()) {
            double change = found.metrics().get(MetricNames.approximate(kind, MetricNames.CHANGE));
            assertThat(change).isBetween(0.0, 1.0);
            assertThat(found.metrics().get(MetricNames.approximate(kind, MetricNames.LISTS)))
                    .isEqualTo(256);
            assertThat(found.metrics().get(MetricNames.approximate(kind, MetricNames.PROBES)))
                    .isBetween(1.0, 256.0);
            var means = MixtureGrid.curve(Part.REPORTING, kind, 0);
            for (int lambda = 0; lambda < MixtureGrid.LAMBDAS.size(); lambda++) {
                assertThat(found.curve(means).orElseThrow().y().get(lambda))
                        .isCloseTo(exact.curve(means).orElseThrow().y().get(lambda), within(0.1));
            }
        }
        for (var name :
                List.of(MetricNames.KEYS, MetricNames.KEY_SQUARE, MetricNames.CLUSTER_RATIO, MetricNames.LM_B)) {
            assertThat(found.metrics().get(name))
                    .as(name)
                    .isEqualTo(exact.metrics().get(name));
        }
        assertThat(found.measured().get(MetricNames.DISTINCT_KEYS))
                .isEqualTo(exact.measured().get(MetricNames.DISTINCT_KEYS));
        try (var files = Files.walk(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(f -> f.contains(".keys-") || f.contains(".lists-"));
        }
    }

    /** Cut off in the middle of the keys, a trial goes on with what is there; its keys are those of the exact search. */
    @Test
    void keysInFilesAreThoseInMemoryWhereverTheyWereCutOff() throws IOException {
        try (var scope = new PointerScope()) {
            var tokens = new int[1000];
            Arrays.setAll(tokens, i -> (i * 7 + i / 13) % 50);
            var further = Arrays.copyOf(tokens, 300);
            var encoding = new Encoding(training(0, 50, tokens).model(), 64, Compute.CPU);
            var checkpoint = folder.resolve("checkpoint");
            try (var f = KeyWriter.open(folder.resolve("checkpoint.keys-f"), "digest", 1298, 16)) {
                f.append(encoding.keys(tokens, 32).f().narrow(0, 0, 700));
            }
            try (var files = KeyFiles.write(checkpoint, encoding, "digest", 32, tokens, further)) {
                for (var kind : Kind.values()) {
                    var found = TensorArrays.floats(kind.of(files.keys()));
                    var own = TensorArrays.floats(kind.of(encoding.keys(tokens, 32)));
                    var others = TensorArrays.floats(kind.of(encoding.keys(further, 32)));
                    assertThat(Arrays.copyOf(found, own.length)).isEqualTo(own);
                    assertThat(Arrays.copyOfRange(found, own.length, found.length))
                            .isEqualTo(others);
                }
            }
            assertThat(folder.resolve("checkpoint.keys-f")).doesNotExist();
        }
    }

    @Test
    void aWideStoreHasMoreKeysAndTheSameModel() {
        var usual = run(smoke, "w0", 11);
        var wide = run(with(Map.of("search.store", "WIDE")), "w0", 11);
        assertThat(wide.metrics().get(MetricNames.KEYS)).isGreaterThan(100_000);
        assertThat(usual.metrics().get(MetricNames.KEYS)).isEqualTo(4_999);
        assertThat(wide.metrics().get("nll.lm.B")).isEqualTo(usual.metrics().get("nll.lm.B"));
        assertThat(wide.metrics().get(MetricNames.CLUSTER_RATIO))
                .isEqualTo(usual.metrics().get(MetricNames.CLUSTER_RATIO));
    }

    @Test
    void neighboursThatTheTextDoesNotHaveAreNamed() {
        assertThatThrownBy(() -> Texts.load(with(Map.of("search.neighbours", "6000")), root()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("search.neighbours must be at most 4870");
    }

    @Test
    void whatGroupsOfSettingsRuleOutTogetherIsNamed() {
        assertThatThrownBy(() -> with(Map.of(
                        "penalty.furtherArms", "true",
                        "training.optimiser", "NESTEROV",
                        "search.store", "WIDE",
                        "text.trainingBlocks", "0,4",
                        "search.scored", "65")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("penalty.furtherArms must be false with training.optimiser NESTEROV")
                .hasMessageContaining("text.trainingBlocks must leave the blocks [4, 9] to the wide store, was [0, 4]")
                .hasMessageContaining("search.scored must be in 1..transformer.context (64), was 65");
    }
}
