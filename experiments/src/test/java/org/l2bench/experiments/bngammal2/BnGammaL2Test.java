package org.l2bench.experiments.bngammal2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.testkit.Chance;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class BnGammaL2Test extends ExperimentContract<Settings> {
    private static final String LAST = Category.LAST.label;

    private final BnGammaL2 experiment = new BnGammaL2();

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats(LAST, "random112")
                .resumes("random112")
                .mistaken(Map.of(
                        "sgd.batch", "1",
                        "sgd.momentum", "1.5",
                        "net.widths", "8,16",
                        "data.size", "9",
                        "dose.swept", "5e-2"))
                .paperLacks("cifar10")
                .learns(new Chance(
                        Arms.NONE,
                        MetricNames.ACCURACY,
                        10,
                        6,
                        Map.of("data.train", "1000", "sgd.epochs", "4", "sgd.probed", "0,4")));
    }

    private Settings quick() {
        return trials().preset("quick");
    }

    private ArmResult result(Settings settings, String arm) {
        return trials().result(settings, arm, 0);
    }

    private Arm arm(String name) {
        return experiment.arms(quick()).stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Net net(Treatment treatment) {
        return Trial.net(quick(), treatment, new SeedTree(experiment.name(), 0));
    }

    private static long size(Stream<Parameter> parameters) {
        return parameters.mapToLong(Parameter::size).sum();
    }

    /** Check 1. */
    @Test
    void theQuickNetHasTheParametersOfTheSheet() {
        try (var scope = new PointerScope()) {
            var parameters = net(Treatment.of(0)).parameters();
            assertThat(size(parameters.stream())).isEqualTo(44_226);
            assertThat(size(parameters.stream().filter(p -> p.role() == Role.NORM_SCALE)))
                    .isEqualTo(280);
            assertThat(size(parameters.stream().filter(p -> p.role() == Role.NORM_SHIFT)))
                    .isEqualTo(280);
            var byCategory = Stream.of(Category.values())
                    .map(c -> size(Category.scales(List.of(c)).covered(parameters).stream()))
                    .toList();
            assertThat(byCategory).containsExactly(112L, 48L, 112L, 8L);
            assertThat(quick().net().lastScales()).isEqualTo(112);
            assertThat(quick().net().places())
                    .extracting(NetSettings.Place::projects)
                    .containsExactly(false, false, true, false, true, false);
        }
    }

    /** Check 1: what each arm decays beside the weights, counted. */
    @Test
    void armsDecayAsManyGammasAsTheSheetSays() {
        try (var scope = new PointerScope()) {
            var expected = new TreeMap<>(Map.of(
                    "none",
                    0L,
                    "last",
                    112L,
                    "down",
                    48L,
                    "others",
                    112L,
                    "stem",
                    8L,
                    "others-beta",
                    224L,
                    "all",
                    280L,
                    "guideline",
                    224L,
                    "anti",
                    56L,
                    "weights10",
                    0L));
            expected.put("zinit-none", 0L);
            expected.put("zinit-last", 112L);
            expected.forEach((name, count) -> {
                var treatment = arm(name).treatment(Treatment.class);
                var penalties = Trial.penalties(quick(), treatment);
                var parameters = net(treatment).parameters();
                var covered = penalties.stream()
                        .flatMap(p -> p.selector().covered(parameters).stream())
                        .toList();
                assertThat(new HashSet<>(covered)).as("each once, %s", name).hasSameSizeAs(covered);
                assertThat(size(covered.stream().filter(p -> p.role() != Role.WEIGHT)))
                        .as(name)
                        .isEqualTo(count);
                assertThat(penalties.get(0).pyTorchWeightDecay())
                        .isCloseTo(name.equals("weights10") ? 5e-3 : 5e-4, within(1e-15));
            });
            assertThat(result(smoke(), "random112").metrics().get(MetricNames.DECAYED))
                    .isEqualTo(112);
        }
    }

    /** Check 3: what the optimiser adds is the gradient of the penalty, and no other parameter gets anything. */
    @Test
    void thePenaltyPullsTheDecayedGammasAndNothingElse() {
        try (var scope = new PointerScope()) {
            var treatment = arm(Arms.GUIDELINE).treatment(Treatment.class);
            var net = net(treatment);
            var buffer = Trial.parameters(net, Compute.CPU);
            double decay = treatment.decay();
            var before = new TreeMap<String, double[]>();
            buffer.byName(buffer.values()).forEach((name, tensor) -> before.put(name, TensorArrays.doubles(tensor)));
            var penalties = Trial.penalties(quick(), treatment);
            new Sgd(buffer, 1, 0, Schedule.constant(), penalties.subList(1, 2)).step(0);
            for (var parameter : net.parameters()) {
                var covered = penalties.get(1).selector().covers().test(parameter);
                var expected = Arrays.stream(before.get(parameter.name()))
                        .map(w -> covered ? w - decay * w : w)
                        .toArray();
                assertThat(TensorArrays.doubles(parameter.tensor()))
                        .as(parameter.name())
                        .containsExactly(expected, within(covered ? 1e-7 : 0));
            }
        }
    }

    /** Check 3: the coupled gradient by finite differences of the objective with its penalty, in 64 bit. */
    @Test
    void theCoupledGradientIsThatOfTheObjective() {
        try (var scope = new PointerScope()) {
            var treatment = arm(LAST).treatment(Treatment.class);
            var net = net(treatment);
            net.parameters()
                    .forEach(p -> p.tensor().set_data(p.tensor().detach().to(ScalarType.Double)));
            net.net().buffers().values().forEach(b -> b.set_data(b.to(ScalarType.Double)));
            var images = new RandomStream(1).normal(1, 8, 1, 14, 14).to(ScalarType.Double);
            var labels = new RandomStream(2).integers(10, 8);
            var penalty = Trial.penalties(quick(), treatment).get(1);
            var gamma = penalty.selector().covered(net.parameters()).get(3).tensor();
            net.loss(images, labels).add(penalty.term(net.parameters())).backward();
            double written = Handles.gradient(gamma).narrow(0, 2, 1).item_double();
            double step = 1e-5;
            double[] objective = new double[2];
            for (int side = 0; side < 2; side++) {
                gamma.detach().narrow(0, 2, 1).add_(new Scalar(side == 0 ? step : -2 * step));
                objective[side] = net.loss(images, labels).item_double()
                        + penalty.term(net.parameters()).item_double();
            }
            assertThat((objective[0] - objective[1]) / (2 * step)).isCloseTo(written, within(1e-6));
        }
    }

    /** Check 3: a dose of 0 adds nothing to any gradient, so that all arms are one. */
    @Test
    void withoutADoseEveryArmIsTheOneWithoutDecay() {
        var without = trials().with(smoke(), Map.of("dose.main", "0"));
        var none = result(without, Arms.NONE);
        for (var arm : List.of(LAST, Arms.OTHERS_BETA, Arms.ALL, "random112")) {
            var other = result(without, arm);
            assertThat(other.curves()).as(arm).isEqualTo(none.curves());
            assertThat(other.metrics().get(MetricNames.ACCURACY))
                    .isEqualTo(none.metrics().get(MetricNames.ACCURACY));
        }
        assertThat(result(without, Arms.ZERO_NONE).curves()).isNotEqualTo(none.curves());
    }

    private double firstLoss(String arm) {
        return result(smoke(), arm).curves().get(MetricNames.LOSS).y().get(0);
    }

    /** Check 9: before any decay acts. */
    @Test
    void allArmsOfASeedHaveTheSameFirstLoss() {
        double zero = firstLoss(Arms.ZERO_NONE);
        assertThat(firstLoss(Arms.ZERO_LAST)).isEqualTo(zero);
        double usual = firstLoss(Arms.NONE);
        assertThat(usual).isNotEqualTo(zero);
        for (var arm : experiment.arms(smoke())) {
            if (!arm.treatment(Treatment.class).startsAtZero()) {
                assertThat(firstLoss(arm.name())).as(arm.name()).isEqualTo(usual);
            }
        }
    }

    /** Check 8: probes draw nothing and change nothing. */
    @Test
    void probesDoNotChangeTraining() {
        var fewer = trials().with(smoke(), Map.of("sgd.probed", "0,2", "data.probe", "8"));
        var probed = result(smoke(), LAST);
        var other = result(fewer, LAST);
        assertThat(other.curves().get(MetricNames.LOSS))
                .isEqualTo(probed.curves().get(MetricNames.LOSS));
        assertThat(other.curves().get(MetricNames.NORM).x()).containsExactly(0.0, 2.0);
        assertThat(probed.curves().get(MetricNames.NORM).x()).containsExactly(0.0, 1.0, 2.0);
    }

    /** Check 10: held out are the test images and what training leaves, each once. */
    @Test
    void noHeldOutImageIsTrainedOn() {
        var data = quick().data();
        assertThat(data.heldOutImages()).isEqualTo(8000);
        var split = TrialImages.split(data, 10_000, Trial.permutation(new SeedTree(experiment.name(), 3)));
        assertThat(split.train()).hasSize(4000).doesNotContain(split.validation());
        assertThat(split.validation()).hasSize(6000);
        var other = TrialImages.split(data, 10_000, Trial.permutation(new SeedTree(experiment.name(), 4)));
        assertThat(other.train()).isNotEqualTo(split.train());
    }

    /** Check 2. */
    @Test
    void dosesAreThoseOfTheSheet() {
        assertThat(quick().steps()).isEqualTo(930);
        assertThat(quick().dose(1) * 0.1).isCloseTo(46.55, within(1e-9));
        assertThat(quick().dose(5e-4)).isCloseTo(0.233, within(5e-4));
        var paper = experiment.preset("paper").orElseThrow().settings();
        assertThat(paper.dose(5e-4)).isCloseTo(19.6, within(0.1));
        assertThat(result(smoke(), Arms.OTHERS_BETA).metrics().get(MetricNames.DOSE))
                .isCloseTo(smoke().dose(5e-2), within(1e-12));
        assertThat(result(smoke(), Arms.NONE).metrics().get(MetricNames.DOSE)).isZero();
    }

    @Test
    void aDoseIsNamedAsItIsTyped() {
        assertThat(Stream.of(5e-4, 5e-2, 0.012, 1.0).map(Arms::shown)).containsExactly("5e-4", "5e-2", "1.2e-2", "1e0");
        assertThat(experiment.arms(quick())).hasSize(21).extracting(Arm::name).contains("last@5e-4", "guideline@5e-2");
    }

    @Test
    void armsWithAnotherDoseHaveTheFirstSeeds() {
        var seeds = experiment.preset("quick").orElseThrow().seeds();
        long trials = experiment.arms(quick()).stream()
                .mapToLong(a -> experiment.replicates(quick(), a, seeds).size())
                .sum();
        assertThat(trials).isEqualTo(11 * 10 + 8 * 5 + 2 * 5);
        assertThat(experiment.replicates(quick(), arm("last@5e-2"), List.of(3))).hasSize(1);
    }

    /** Check 9: a contrast of an arm with itself is nothing. */
    @Test
    void effectsAreDifferencesWithinASeed() {
        var finished = new TreeMap<>(Map.of(
                Arms.NONE,
                new TreeMap<>(Map.of(1, accuracy(80), 2, accuracy(70))),
                LAST,
                new TreeMap<>(Map.of(1, accuracy(80), 2, accuracy(73), 3, accuracy(90))),
                "last@5e-4",
                new TreeMap<>(Map.of(2, accuracy(71))),
                "last@5e-2",
                new TreeMap<>(Map.of(2, accuracy(69)))));
        var added = experiment.combined(quick(), new TreeMap<>(finished));
        assertThat(added.get(LAST)).containsOnlyKeys(1, 2);
        assertThat(added.get(LAST).get(1).metrics().get(MetricNames.EFFECT)).isZero();
        assertThat(added.get(LAST).get(1).curves()).isEmpty();
        var curve = added.get(LAST).get(2).curves().get(MetricNames.BY_DOSE);
        assertThat(curve.y()).containsExactly(1.0, 3.0, -1.0);
        assertThat(curve.x().get(1)).isCloseTo(2.3275, within(1e-9));
        assertThat(added).doesNotContainKey(Arms.NONE);
    }

    private static ArmResult accuracy(double percent) {
        return new ArmResult(
                new TreeMap<>(Map.of(MetricNames.ACCURACY, percent, MetricNames.OFFICIAL, percent)), new TreeMap<>());
    }

    @Test
    void whatTheDataDoNotHaveIsNamedBeforeATrialRuns() {
        assertThatThrownBy(() -> trials().with(
                                smoke(), Map.of("data.train", "20000", "data.restHeldOut", "true", "data.size", "5")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "train must be at most 10000",
                        "restHeldOut needs images",
                        "size must divide the 28 x 28 pixels");
        assertThatThrownBy(() -> trials().with(smoke(), Map.of("data.means", "0.1,0.2", "sgd.probed", "0,1")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "means must have one number for each of the 1 channels", "probed must go from 0");
    }

    /** The images of preset paper are cropped and flipped; the same on these, and other numbers. */
    @Test
    void augmentedImagesTrainOtherwise() {
        var augmented = trials().with(smoke(), Map.of("data.augment", "true"));
        assertThat(result(augmented, Arms.NONE).curves().get(MetricNames.LOSS))
                .isNotEqualTo(result(smoke(), Arms.NONE).curves().get(MetricNames.LOSS));
    }
}
