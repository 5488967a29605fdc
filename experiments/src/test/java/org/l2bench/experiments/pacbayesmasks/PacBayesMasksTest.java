package org.l2bench.experiments.pacbayesmasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.bound.PointSplit;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.Artifacts;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.experiments.pacbayesmasks.Tuned.Method;
import org.l2bench.testkit.Chance;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class PacBayesMasksTest extends ExperimentContract<Settings> {
    private static final int SEED = 11;
    private static final String BOTH = ArmNames.tuned(Method.BOTH, Source.MAGNITUDE, 0.9);
    private static final String PROB = ArmNames.tuned(Method.PROB, Source.SNIP, 0.9);

    private final PacBayesMasks experiment = new PacBayesMasks();
    private final Settings quick = experiment.preset("quick").orElseThrow().settings();

    @TempDir
    private Path folder;

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats(BOTH, ArmNames.BOTH, ArmNames.FREE_LAMBDA, ArmNames.LIN_MASK, ArmNames.LIN_SHIFT)
                .resumes(BOTH, ArmNames.LAMBDA, ArmNames.PRIOR)
                .mistaken(Map.of(
                        "linear.features",
                        "100",
                        "images.data",
                        "mine=folder:/here",
                        "net.hidden",
                        "0",
                        "fineTuning.sparsities",
                        "0.9,0.5",
                        "bound.delta",
                        "0"))
                .coversNothing(ArmNames.LIN_MASK, ArmNames.LIN_ST, ArmNames.LIN_DROPOUT, ArmNames.LIN_SHIFT)
                .paperLacks("fashion-mnist")
                .learns(new Chance(
                        ArmNames.tuned(Method.NONE, Source.MAGNITUDE, 0.5),
                        MetricNames.ERR_THR,
                        0.9,
                        0.1,
                        Map.of("fineTuning.sparsities", "0.5", "net.epochs", "20")));
    }

    private SortedMap<String, Double> metrics(String arm) {
        var trained = experiment.arms(smoke()).stream()
                .filter(a -> a.name().equals(arm))
                .findFirst()
                .orElseThrow()
                .trainedArm();
        return trials().run(smoke(), trained, SEED).arms().get(arm).metrics();
    }

    @Test
    void everyPartHasReplicatesOfItsOwn() {
        var seeds = experiment.preset("quick").orElseThrow().seeds();
        assertThat(seeds).hasSize(8).startsWith(11);
        for (var arm : experiment.arms(quick)) {
            int expected = arm.name().startsWith("ft-")
                    ? 8
                    : arm.name().startsWith("pb-") || arm.name().equals(ArmNames.LIN_SHIFT) ? 5 : 20;
            assertThat(experiment.replicates(quick, arm, seeds))
                    .as(arm.name())
                    .hasSize(expected)
                    .startsWith(Replicate.seed(11));
        }
    }

    @Test
    void claimsArmsAndStepsAreTheSheets() {
        assertThat(experiment.claims(quick))
                .extracting(c -> c.id())
                .containsExactly(
                        "C1", "C2", "C3", "C4", "C4c", "C4b", "C5", "C6", "C7", "C8", "C8f", "C8h", "C9", "C10", "C11");
        var arms = experiment.arms(quick);
        // 4 linear, 5 methods by 3 sources by 2 sparsities and 3 controls, 9 under a bound.
        assertThat(arms).hasSize(4 + 33 + 9);
        var both = arms.stream()
                .filter(a -> a.name().equals(ArmNames.tuned(Method.BOTH, Source.SNIP, 0.98)))
                .findFirst()
                .orElseThrow();
        // Two rates, for the mask and for its shuffled twin: 10 epochs of 71 steps, the last one of a partial batch.
        assertThat(experiment.steps(quick, both)).isEqualTo(4 * 710);
        assertThat(quick.net().shape(quick.images()).weightCount()).isEqualTo(79_400);
        assertThat(experiment.definition().limits()).isNotEmpty();
    }

    @Test
    void densityIsKeptAndMasksHaveExactlySoManyWeights() {
        double weights = 64 * 32 + 32 * 10;
        double count = Math.round(0.1 * weights);
        for (var source : Source.values()) {
            for (var method : List.of(Method.PROB, Method.BOTH)) {
                var found = metrics(ArmNames.tuned(method, source, 0.9));
                assertThat(found.get(MetricNames.DENSITY))
                        .isCloseTo(count / weights, within(1.01e-3 * count / weights));
                assertThat(found.get(MetricNames.OVERLAP)).isBetween(0.0, 1.0);
            }
            assertThat(metrics(ArmNames.tuned(Method.NONE, source, 0.9)).get(MetricNames.DENSITY))
                    .isEqualTo(count / weights);
        }
        assertThat(metrics(BOTH).get(MetricNames.RATE)).isIn(3e-3, 0.01);
        assertThat(metrics(ArmNames.shuffled(Source.MAGNITUDE, 0.9)).get(MetricNames.RATE))
                .isEqualTo(metrics(BOTH).get(MetricNames.RATE));
        assertThat(metrics(PROB)).doesNotContainKey(MetricNames.RATE);
    }

    @Test
    void aCertificateIsMadeOfItsPartsAndThePriorHasNoDivergence() {
        for (var arm : Claims.CERTIFIED) {
            var found = metrics(arm);
            assertThat(found.get(MetricNames.EMPIRICAL)
                            + found.get(MetricNames.ADDED_SAMPLING)
                            + found.get(MetricNames.ADDED_DIVERGENCE))
                    .as(arm)
                    .isCloseTo(found.get(MetricNames.BOUND), within(1e-12));
            boolean isPrior = List.of(ArmNames.PRIOR, ArmNames.PRIOR_SLAB).contains(arm);
            assertThat(found.get(MetricNames.KL) == 0).as(arm).isEqualTo(isPrior);
        }
        assertThat(metrics(ArmNames.HOLD_OUT_THRESHOLDED).get(MetricNames.BOUND))
                .isGreaterThan(metrics(ArmNames.HOLD_OUT_THRESHOLDED).get(MetricNames.EMPIRICAL));
    }

    /** The prior of a seed, from a pool in which the label of one image is another one. */
    private byte[] prior(Pool pool, String name, int changed) throws Exception {
        var prior = BoundTrial.Prior.of(new BoundPart().settings(smoke()));
        var labels = pool.images().labels().clone();
        if (changed >= 0) {
            labels[changed] = (labels[changed] + 1) % 10;
        }
        var set = pool.images();
        var images = new ImageSet(set.name(), set.pixels(), set.shape(), set.maxValue(), labels, set.classNames());
        var inputs = new ArtifactInputs(
                experiment.name(),
                "bounds",
                BoundTrial.PRIOR,
                Optional.of(Replicate.seed(SEED)),
                Replicate.seed(SEED),
                Json.tree(prior),
                new TreeMap<>(),
                new TreeMap<>(),
                "test",
                "fp32",
                "cpu");
        var file = folder.resolve(name);
        var context = new ArtifactContext(
                inputs,
                new SeedTree(experiment.name(), SEED),
                new DataRoot(Optional.empty(), folder),
                file,
                folder.resolve(name + ".checkpoint"),
                (done, total) -> {},
                Artifacts.NONE,
                Collections.emptySortedMap(),
                note -> {});
        BoundTrial.build(context, prior, new Pool(images, pool.order(), pool.test(), pool.compute()));
        return Files.readAllBytes(file);
    }

    @Test
    void theLabelOfAPointOfTheBoundDoesNotReachThePrior() throws Exception {
        try (var scope = new PointerScope()) {
            var seeds = new SeedTree(experiment.name(), SEED);
            var pool = Pool.of(smoke().images(), seeds, new DataRoot(Optional.empty(), folder), Compute.CPU);
            var split = PointSplit.of(
                    pool.order(), smoke().bound().prior(), smoke().bound().points());
            var plain = prior(pool, "plain", -1);
            assertThat(prior(pool, "bound", split.bound().indices()[0])).isEqualTo(plain);
            assertThat(prior(pool, "own", split.prior().indices()[0])).isNotEqualTo(plain);
        }
    }

    @Test
    void testImagesOfASetWithoutTrainingPartAreSetAside() {
        try (var scope = new PointerScope()) {
            var root = new DataRoot(Optional.empty(), folder);
            var pool = Pool.of(smoke().images(), new SeedTree(experiment.name(), SEED), root, Compute.CPU);
            assertThat(pool.order()).hasSize(1597).doesNotHaveDuplicates();
            assertThat(pool.test().count()).isEqualTo(200);
            var other = Pool.of(quick.images(), new SeedTree(experiment.name(), SEED), root, Compute.CPU);
            assertThat(other.order()).hasSize(10_000);
            assertThat(other.test().count()).isEqualTo(2_000);
            assertThat(other.first(3).inputs().max().item_double()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatTheDataSetCannotGiveIsNamedBeforeATrialRuns() {
        assertThat(problems(quick, "fineTuning.train", "9500", "bound.points", "6000"))
                .containsExactly(
                        "fineTuning.train + fineTuning.validation must be at most 10000, the images of"
                                + " fashion-mnist-subset that can be trained on, were 10500",
                        "bound.prior + bound.points must be at most 10000, the images of fashion-mnist-subset that can be"
                                + " trained on, were 11000");
        assertThat(problems(quick, "images.test", "2001"))
                .containsExactly("images.test must be from 0 to 2000 for fashion-mnist-subset, was 2001");
        assertThat(problems(smoke(), "images.test", "0"))
                .containsExactly("images.test must be from 1 to 1796 for digits8x8, was 0");
        assertThat(problems(quick, "net.convolutions", "8,8,8,8,8"))
                .containsExactly(
                        "net.convolutions must have at most 4 sizes for fashion-mnist-subset of 28 x 28 pixels, had 5");
    }

    private List<String> problems(Settings settings, String... changes) {
        var changed = new TreeMap<String, String>();
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return catchThrowableOfType(InvalidSettings.class, () -> trials().with(settings, changed))
                .problems();
    }

    @Test
    void theConvolutionalNetOfThePaperPresetRuns() {
        var settings = trials().with("smoke", Map.of("net.convolutions", "4,6", "bound.networks", "2"));
        assertThat(trials().run(settings, BOTH, SEED).arms()).hasSize(2);
        assertThat(trials().result(settings, ArmNames.BOTH, SEED).metrics().get(MetricNames.BOUND))
                .isBetween(0.0, 1.0);
    }
}
