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

class L2BasicsTest extends ExperimentContract<Settings> {
    private final L2Basics experiment = new L2Basics();
    private final Settings quick = experiment.preset("quick").orElseThrow().settings();

    @TempDir
    private Path folder;

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats(ArmNames.CURVE, ArmNames.GRID_ADAM, ArmNames.PLAIN)
                .resumes(ArmNames.CURVE, ArmNames.GRID_ADAM, ArmNames.PLACEMENT)
                .mistaken(Map.of(
                        "images.batch",
                        "1",
                        "curve.lambdas",
                        "0.1,0.2",
                        "grid.decays",
                        "0.5,1.5",
                        "images.data",
                        "mine=folder:/here"))
                .coversNothing(ArmNames.RIDGE, ArmNames.IDENTITIES, ArmNames.ADAM, ArmNames.SHEAR, ArmNames.EARLY_STOP)
                .paperLacks("cifar10")
                .learns(new Chance(
                        ArmNames.EARLY_STOP,
                        MetricNames.ERR,
                        0.9,
                        0.1,
                        Map.of("curve.steps", "100", "curve.train", "1000")));
    }

    private SortedMap<String, Double> metrics(Settings settings, String arm) {
        return trials().result(settings, arm, 21).metrics();
    }

    @Test
    void thereAreFourteenClaims() {
        assertThat(experiment.claims(quick)).hasSize(14);
    }

    @Test
    void partAHoldsItsClaims() {
        var ridge = metrics(smoke(), ArmNames.RIDGE);
        assertThat(ridge.values()).allMatch(error -> error < 1e-10);
        var identities = metrics(smoke(), ArmNames.IDENTITIES);
        assertThat(identities.get(IdentityTrial.LOSS_TERM)).isLessThan(1e-12);
        assertThat(identities.get(IdentityTrial.SHRINK)).isLessThan(1e-12);
        assertThat(identities.get(IdentityTrial.MOMENTUM_LOSS_TERM)).isLessThan(1e-12);
        assertThat(identities.get(IdentityTrial.SGDW)).isGreaterThan(0.01);
        var adam = metrics(smoke(), ArmNames.ADAM);
        assertThat(adam.get(AdamTrial.RIDGE_ERROR)).isLessThan(1e-4);
        assertThat(adam.get(AdamTrial.BOX_ERROR_WEAK)).isLessThan(1e-4);
        assertThat(adam.get(AdamTrial.BOX_ERROR_STRONG)).isLessThan(2e-2);
        assertThat(adam.get(AdamTrial.LARGEST_WEIGHT)).isCloseTo(1, within(2e-2));
        var shear = metrics(smoke(), ArmNames.SHEAR);
        assertThat(shear.get(ShearTrial.SLOPE_COUPLED)).isCloseTo(0, within(0.05));
        assertThat(shear.get(ShearTrial.SLOPE_DECOUPLED)).isCloseTo(1, within(0.05));
    }

    @Test
    void decayIsTheExponentialSchedule() {
        var schedule = metrics(quick, ArmNames.SCHEDULE);
        assertThat(schedule.get(ScheduleTrial.DIFFERENCE)).isLessThan(1e-10);
        assertThat(schedule.get(ScheduleTrial.DIFFERENCE_EPSILON)).isGreaterThan(1e-8);
    }

    @Test
    void trainingValidationAndTestImagesAreDisjoint() {
        try (var scope = new PointerScope()) {
            var root = new DataRoot(Optional.empty(), folder);
            var seeds = new SeedTree(experiment.name(), 21);
            var data = ImageData.of(quick.images(), 2000, seeds, root, Compute.CPU);
            assertThat(data.train().count()).isEqualTo(2000);
            assertThat(data.validation().count()).isEqualTo(1000);
            assertThat(data.test().count()).isEqualTo(2000);
            var other = ImageData.of(quick.images(), 9000, seeds, root, Compute.CPU);
            // All 9,000 that are left and the 1,000 for validation are the whole training part, each image once.
            double whole = sum(other.train()) + sum(other.validation());
            var another = ImageData.of(quick.images(), 9000, new SeedTree(experiment.name(), 22), root, Compute.CPU);
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
            var data = ImageData.of(quick.images(), 2000, seeds, new DataRoot(Optional.empty(), folder), Compute.CPU);
            var clean = TensorArrays.longs(data.train().labels());
            var noisy = data.noisy(ImageData.GROUP);
            int changed = 0;
            var labels = TensorArrays.longs(noisy.labels());
            for (int i = 0; i < clean.length; i++) {
                changed += labels[i] != clean[i] ? 1 : 0;
            }
            // 400 are redrawn, nine in ten of them to another class.
            assertThat(changed).isBetween(325, 395);
            var shuffled =
                    TensorArrays.longs(data.shuffled(noisy, ImageData.GROUP).labels());
            assertThat(shuffled).isNotEqualTo(labels).containsExactlyInAnyOrder(labels);
        }
    }

    @Test
    void thePresetsAreThoseOfTheSheet() {
        assertThat(experiment.presets())
                .extracting(p -> p.name())
                .containsExactly("quick", "smoke", "paper", "paper-fashion");
        assertThat(experiment.preset("quick").orElseThrow().seedCount()).isEqualTo(5);
        var grid = quick.grid();
        assertThat(grid.sgdRates()).containsExactly(0.01, 0.0316, 0.1, 0.316, 1.0);
        assertThat(grid.adamRates()).containsExactly(3e-4, 9.49e-4, 3e-3, 9.49e-3, 3e-2);
        assertThat(grid.penalties()).hasSize(7).startsWith(5e-4).endsWith(0.5);
        assertThat(grid.decays()).hasSize(7).startsWith(1e-5).endsWith(1e-2);
        assertThat(GridTrial.steps(grid, GridOptimiser.ADAM)).isEqualTo(36_000);
    }

    @Test
    void whatTheDataSetCannotGiveIsNamedBeforeATrialRuns() {
        assertThat(problems("curve.train", "9500", "images.train", "12000"))
                .containsExactly(
                        "curve.train must be at most 9000, what images.validation leaves, was 9500",
                        "images.train must be at most 9000, what images.validation leaves, was 12000");
        assertThat(problems("images.validation", "10000"))
                .containsExactly("images.validation must leave some of the 10000 training images of"
                        + " fashion-mnist-subset, was 10000");
        assertThat(problems("images.data", "mine=folder:/here"))
                .containsExactly("images.data must be a named set, was mine=folder:/here");
        assertThat(problems("images.data", "fashion-mnist-subst").get(0)).contains("fashion-mnist-subset");
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
        var settings = trials().with("smoke", Map.of("net.kind", "CONVOLUTIONAL"));
        assertThat(trials().run(settings, ArmNames.GRID_ADAMW, 21).arms())
                .containsOnlyKeys(ArmNames.GRID_ADAMW, ArmNames.BEST_ADAMW);
    }
}
