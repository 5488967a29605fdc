package org.l2bench.experiments.l2basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.InvalidSettings;

class L2BasicsTest {
    private final L2Basics experiment = new L2Basics();
    private final BasicsSettings smoke =
            experiment.preset("smoke").orElseThrow().settings();
    private final BasicsSettings quick =
            experiment.preset("quick").orElseThrow().settings();

    @TempDir
    private Path folder;

    private Trials trials;

    @BeforeEach
    void oneThreadAsInAWorker() {
        torch.set_num_threads(1);
        trials = new Trials(folder);
    }

    @Test
    void everyTrainedArmYieldsItsMetricsAndThoseOfTheArmsDerivedFromIt() {
        for (var arm : experiment.arms(smoke)) {
            // Part A is the same in every preset and has its own tests.
            if (arm.derivedFrom().isPresent() || arm.name().startsWith("A/")) {
                continue;
            }
            var outcome = trials.run(smoke, arm.name(), 21);
            assertThat(outcome.arms().keySet()).isEqualTo(armsOf(arm));
            for (var name : outcome.arms().keySet()) {
                assertThat(outcome.arms().get(name).metrics().keySet()).as(name).isEqualTo(metricsOf(name));
                assertThat(outcome.arms().get(name).metrics().values()).allMatch(Double::isFinite);
            }
        }
    }

    private Set<String> armsOf(Arm trained) {
        return experiment.arms(smoke).stream()
                .filter(a -> a.trainedArm().equals(trained.name()))
                .map(Arm::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> metricsOf(String name) {
        var arm = experiment.arms(smoke).stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
        return experiment.metrics(smoke).stream()
                .filter(m -> experiment.reports(smoke, arm, m))
                .map(Metric::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void metricNamesMeanOneThing() {
        assertThat(experiment.metrics(quick)).extracting(Metric::name).doesNotHaveDuplicates();
        assertThat(experiment.claims(quick))
                .extracting(c -> c.id())
                .doesNotHaveDuplicates()
                .hasSize(14);
    }

    @Test
    void aTrialRunsAgainBitForBitAndAnotherSeedDiffers() {
        for (var arm : List.of(BasicsArmNames.CURVE, BasicsArmNames.GRID_ADAM, BasicsArmNames.PLAIN)) {
            var first = Json.canonical(trials.run(smoke, arm, 21));
            assertThat(Json.canonical(trials.run(smoke, arm, 21))).isEqualTo(first);
            assertThat(Json.canonical(trials.run(smoke, arm, 22))).isNotEqualTo(first);
        }
    }

    @Test
    void partAHoldsItsClaims() {
        var ridge = trials.metrics(smoke, BasicsArmNames.RIDGE, 21);
        assertThat(ridge.values()).allMatch(error -> error < 1e-10);
        var identities = trials.metrics(smoke, BasicsArmNames.IDENTITIES, 21);
        assertThat(identities.get(BasicsMetricNames.IDENTITY_TERM)).isLessThan(1e-12);
        assertThat(identities.get(BasicsMetricNames.IDENTITY_SHRINK)).isLessThan(1e-12);
        assertThat(identities.get(BasicsMetricNames.IDENTITY_MOMENTUM)).isLessThan(1e-12);
        assertThat(identities.get(BasicsMetricNames.IDENTITY_SGDW)).isGreaterThan(0.01);
        var adam = trials.metrics(smoke, BasicsArmNames.ADAM, 21);
        assertThat(adam.get(BasicsMetricNames.ADAM_RIDGE)).isLessThan(1e-4);
        assertThat(adam.get(BasicsMetricNames.ADAM_BOX_WEAK)).isLessThan(1e-4);
        assertThat(adam.get(BasicsMetricNames.ADAM_BOX_STRONG)).isLessThan(2e-2);
        assertThat(adam.get(BasicsMetricNames.ADAM_LARGEST)).isCloseTo(1, within(2e-2));
        var shear = trials.metrics(smoke, BasicsArmNames.SHEAR, 21);
        assertThat(shear.get(BasicsMetricNames.SHEAR_COUPLED)).isCloseTo(0, within(0.05));
        assertThat(shear.get(BasicsMetricNames.SHEAR_DECOUPLED)).isCloseTo(1, within(0.05));
    }

    @Test
    void decayIsTheExponentialSchedule() {
        var schedule = trials.metrics(quick, BasicsArmNames.SCHEDULE, 21);
        assertThat(schedule.get(BasicsMetricNames.SCHEDULE_EXACT)).isLessThan(1e-10);
        assertThat(schedule.get(BasicsMetricNames.SCHEDULE_EPSILON)).isGreaterThan(1e-8);
    }

    @Test
    void trainingValidationAndTestImagesAreDisjoint() {
        try (var scope = new PointerScope()) {
            var root = new DataRoot(Optional.empty(), folder);
            var seeds = new SeedTree(experiment.name(), 21);
            var data = ImageData.of(quick, 2000, seeds, root, Compute.CPU);
            assertThat(data.train().count()).isEqualTo(2000);
            assertThat(data.validation().count()).isEqualTo(1000);
            assertThat(data.test().count()).isEqualTo(2000);
            var other = ImageData.of(quick, 9000, seeds, root, Compute.CPU);
            // All 9,000 that are left and the 1,000 for validation are the whole training part, each image once.
            double whole = sum(other.train()) + sum(other.validation());
            var another = ImageData.of(quick, 9000, new SeedTree(experiment.name(), 22), root, Compute.CPU);
            assertThat(sum(another.train()) + sum(another.validation())).isCloseTo(whole, within(1e-4));
            assertThat(sum(another.validation())).isNotCloseTo(sum(other.validation()), within(1.0));
        }
    }

    private static double sum(ImageData.Part part) {
        return part.inputs().to(torch.ScalarType.Double).sum().item_double();
    }

    @Test
    void aFifthOfTheLabelsIsRedrawnAndShufflingKeepsTheCounts() {
        try (var scope = new PointerScope()) {
            var seeds = new SeedTree(experiment.name(), 21);
            var data = ImageData.of(quick, 2000, seeds, new DataRoot(Optional.empty(), folder), Compute.CPU);
            var clean = TensorArrays.longs(data.train().labels());
            var noisy = data.noisy(0.2, seeds, ImageData.GROUP);
            int changed = 0;
            var labels = TensorArrays.longs(noisy.labels());
            for (int i = 0; i < clean.length; i++) {
                changed += labels[i] != clean[i] ? 1 : 0;
            }
            // 400 are redrawn, nine in ten of them to another class.
            assertThat(changed).isBetween(325, 395);
            var shuffled = TensorArrays.longs(
                    ImageData.shuffled(noisy, seeds, ImageData.GROUP).labels());
            assertThat(shuffled).isNotEqualTo(labels).containsExactlyInAnyOrder(labels);
        }
    }

    @Test
    void thePresetsAreThoseOfTheSheet() {
        assertThat(experiment.presets())
                .extracting(p -> p.name())
                .containsExactly("quick", "smoke", "paper", "paper-fashion");
        assertThat(experiment.preset("quick").orElseThrow().seedCount()).isEqualTo(5);
        assertThat(quick.sgdRates()).containsExactly(0.01, 0.0316, 0.1, 0.316, 1.0);
        assertThat(quick.adamRates()).containsExactly(3e-4, 9.49e-4, 3e-3, 9.49e-3, 3e-2);
        assertThat(quick.penalties()).hasSize(7).startsWith(5e-4).endsWith(0.5);
        assertThat(quick.decays()).hasSize(7).startsWith(1e-5).endsWith(1e-2);
        assertThat(GridArm.ADAM.steps(quick)).isEqualTo(36_000);
    }

    @Test
    void allProblemsOfTheSettingsAreReportedTogether() {
        assertThatThrownBy(() -> Trials.with(smoke, Map.of("batch", "1", "lambdas", "0.1,0.2", "decays", "0.5,1.5")))
                .isInstanceOfSatisfying(
                        InvalidSettings.class, e -> assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    void whatTheDataSetCannotGiveIsNamedBeforeATrialRuns() {
        assertThat(problems("curveTrainImages", "9500", "trainImages", "12000"))
                .containsExactly(
                        "curveTrainImages must be at most 9000, what validationImages leave, was 9500",
                        "trainImages must be at most 9000, what validationImages leave, was 12000");
        assertThat(problems("validationImages", "10000"))
                .containsExactly("validationImages must leave some of the 10000 training images of"
                        + " fashion-mnist-subset, was 10000");
        assertThat(problems("data", "mine=folder:/here"))
                .containsExactly("data must be a named set, was mine=folder:/here");
        assertThat(problems("data", "fashion-mnist-subst").get(0)).contains("fashion-mnist-subset");
    }

    private List<String> problems(String... changes) {
        var changed = new TreeMap<String, String>();
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return catchThrowableOfType(InvalidSettings.class, () -> Trials.with(quick, changed))
                .problems();
    }

    @Test
    void theConvolutionalNetOfThePaperPresetRuns() {
        var settings = Trials.with(smoke, Map.of("net", "CONVOLUTIONAL"));
        assertThat(trials.run(settings, BasicsArmNames.GRID_ADAMW, 21).arms())
                .containsOnlyKeys(BasicsArmNames.GRID_ADAMW, BasicsArmNames.BEST_ADAMW);
    }
}
