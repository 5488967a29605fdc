package org.l2bench.experiments.l2basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.testkit.Chance;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class L2BasicsTest extends ExperimentContract<BasicsSettings> {
    private final L2Basics experiment = new L2Basics();
    private final BasicsSettings quick =
            experiment.preset("quick").orElseThrow().settings();

    @TempDir
    private Path folder;

    @Override
    protected Terms<BasicsSettings> terms() {
        return Terms.of(experiment)
                .repeats(BasicsArmNames.CURVE, BasicsArmNames.GRID_ADAM, BasicsArmNames.PLAIN)
                .resumes(BasicsArmNames.CURVE, BasicsArmNames.GRID_ADAM, BasicsArmNames.PLACEMENT)
                .mistaken(Map.of("batch", "1", "lambdas", "0.1,0.2", "decays", "0.5,1.5", "data", "mine=folder:/here"))
                .coversNothing(
                        BasicsArmNames.RIDGE,
                        BasicsArmNames.IDENTITIES,
                        BasicsArmNames.ADAM,
                        BasicsArmNames.SHEAR,
                        BasicsArmNames.EARLY_STOP,
                        BasicsArmNames.SCHEDULE)
                .paperLacks("cifar10")
                .learns(new Chance(
                        BasicsArmNames.EARLY_STOP,
                        BasicsMetricNames.ERR,
                        0.9,
                        0.1,
                        Map.of("curveSteps", "100", "curveTrainImages", "1000")));
    }

    private SortedMap<String, Double> metrics(BasicsSettings settings, String arm) {
        return trials().result(settings, arm, 21).metrics();
    }

    @Test
    void thereAreFourteenClaims() {
        assertThat(experiment.claims(quick)).hasSize(14);
    }

    @Test
    void partAHoldsItsClaims() {
        var ridge = metrics(smoke(), BasicsArmNames.RIDGE);
        assertThat(ridge.values()).allMatch(error -> error < 1e-10);
        var identities = metrics(smoke(), BasicsArmNames.IDENTITIES);
        assertThat(identities.get(BasicsMetricNames.IDENTITY_TERM)).isLessThan(1e-12);
        assertThat(identities.get(BasicsMetricNames.IDENTITY_SHRINK)).isLessThan(1e-12);
        assertThat(identities.get(BasicsMetricNames.IDENTITY_MOMENTUM)).isLessThan(1e-12);
        assertThat(identities.get(BasicsMetricNames.IDENTITY_SGDW)).isGreaterThan(0.01);
        var adam = metrics(smoke(), BasicsArmNames.ADAM);
        assertThat(adam.get(BasicsMetricNames.ADAM_RIDGE)).isLessThan(1e-4);
        assertThat(adam.get(BasicsMetricNames.ADAM_BOX_WEAK)).isLessThan(1e-4);
        assertThat(adam.get(BasicsMetricNames.ADAM_BOX_STRONG)).isLessThan(2e-2);
        assertThat(adam.get(BasicsMetricNames.ADAM_LARGEST)).isCloseTo(1, within(2e-2));
        var shear = metrics(smoke(), BasicsArmNames.SHEAR);
        assertThat(shear.get(BasicsMetricNames.SHEAR_COUPLED)).isCloseTo(0, within(0.05));
        assertThat(shear.get(BasicsMetricNames.SHEAR_DECOUPLED)).isCloseTo(1, within(0.05));
    }

    @Test
    void decayIsTheExponentialSchedule() {
        var schedule = metrics(quick, BasicsArmNames.SCHEDULE);
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
        return catchThrowableOfType(InvalidSettings.class, () -> trials().with(quick, changed))
                .problems();
    }

    @Test
    void theConvolutionalNetOfThePaperPresetRuns() {
        var settings = trials().with("smoke", Map.of("net", "CONVOLUTIONAL"));
        assertThat(trials().run(settings, BasicsArmNames.GRID_ADAMW, 21).arms())
                .containsOnlyKeys(BasicsArmNames.GRID_ADAMW, BasicsArmNames.BEST_ADAMW);
    }
}
