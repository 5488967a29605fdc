package org.l2bench.experiments.cnnregularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.experiments.cnnregularity.Denoiser.Kind;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class CnnRegularityTest extends ExperimentContract<Settings> {
    private static final int SEED = 11;

    private final CnnRegularity experiment = new CnnRegularity();
    private final Settings quick = experiment.preset("quick").orElseThrow().settings();

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats("nobn-0", "bn-1e-1", "dip-1e-2")
                .resumes("nobn-0", "bn-0", "dip-0")
                .mistaken(Map.of(
                        "kernels.sizes",
                        "64,100",
                        "scenes.size",
                        "18",
                        "plain.strengths",
                        "0.1,0.2",
                        "plain.absolute",
                        "0.1",
                        "normed.further",
                        "0.01",
                        "prior.size",
                        "30"))
                // Six steps do not come down to the training errors that are shown.
                .hasNo(MetricNames.BY_ERROR)
                .coversNothing(ArmNames.KERNEL_L2, ArmNames.KERNEL_L1);
    }

    private List<String> arms(Settings settings) {
        return experiment.arms(settings).stream().map(Arm::name).toList();
    }

    @Test
    void armsClaimsAndStepsAreTheSheets() {
        assertThat(experiment.arms(quick).stream()
                        .filter(a -> a.derivedFrom().isEmpty())
                        .map(Arm::name))
                .containsExactly(
                        "kernel-l2",
                        "kernel-l1",
                        "nobn-0",
                        "nobn-1e-3",
                        "nobn-1e-2",
                        "bn-0",
                        "bn-1e-1",
                        "nobn-l1-1e-3",
                        "nobn-l1-2e-3",
                        "dip-0",
                        "dip-1e-3",
                        "dip-1e-2");
        assertThat(arms(quick)).contains("identity", "gauss/nobn-0", "gauss/bn-1e-1", "nobn-l1-matched");
        assertThat(experiment.claims(quick))
                .extracting(c -> c.id())
                .containsExactly("C1", "C2", "C3", "C4", "C4b", "C6", "C8", "C9-1e-3", "C9-1e-2");
        var middle = experiment.preset("middle").orElseThrow().settings();
        assertThat(experiment.claims(middle))
                .extracting(c -> c.id())
                .containsExactly("C1", "C2", "C3", "C4", "C4b", "C5", "C6", "C7", "C8", "C9-1e-3", "C9-1e-2");
        assertThat(arms(middle)).contains("nobn-1e-4/s3", "bn-1e-2/s2", "bn-normalised-only", "identity/s3");
        var paper = experiment.preset("paper").orElseThrow().settings();
        assertThat(arms(paper)).contains("bn-0.75", "bn-1.25").doesNotContain("bn-0.5/s2");
        assertThat(experiment.arms(quick).stream()
                        .filter(a -> a.derivedFrom().isEmpty())
                        .mapToLong(a -> experiment.steps(quick, a))
                        .sum())
                .isEqualTo(2 + 5 * 1500 + 2 * 800 + 3 * 600);
    }

    /** A whole step of the paper's nets at s = 3 takes most of an hour on one core. */
    @Test
    void stepsOnLargeImagesAreTimedOnSmallOnes() {
        var part = new DenoisingPart();
        var whole = part.settings(experiment.preset("paper").orElseThrow().settings());
        var timed = part.timing(whole);
        assertThat(timed.settings().scenes().size()).isEqualTo(32);
        assertThat(timed.settings().plain().batch()).isEqualTo(2);
        assertThat(timed.settings().normed().batch()).isEqualTo(2);
        assertThat(timed.settings().net()).isEqualTo(whole.net());
        assertThat(timed.share()).isEqualTo(1.0 / (16 * 16));

        var small = part.timing(part.settings(quick));
        assertThat(small.share()).isEqualTo(1);
        assertThat(small.settings().normed()).isEqualTo(quick.normed());
    }

    @Test
    void kernelsAreComputedOnceAndNetsForEverySeed() {
        var seeds = experiment.preset("quick").orElseThrow().seeds();
        assertThat(seeds).containsExactly(11, 12, 13, 14, 15);
        for (var arm : experiment.arms(quick)) {
            assertThat(experiment.replicates(quick, arm, seeds))
                    .as(arm.name())
                    .hasSize(arm.name().startsWith("kernel") ? 1 : 5);
        }
        var kernel = experiment.arms(quick).get(0);
        assertThat(experiment.replicates(quick, kernel, seeds)).containsExactly(Replicate.ONLY);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1e-3, 1e-3", "0.1, 1e-1", "2e-3, 2e-3", "0.5, 0.5", "0.75, 0.75", "1.25, 1.25", "1, 1"})
    void strengthsAreWrittenAsInTheSheet(double strength, String written) {
        assertThat(ArmNames.number(strength)).isEqualTo(written);
    }

    /** The gradient of the penalty at s = 2, reg = 1e-2 and a parameter of 1, whatever its role: 1e-2 / 2^2. */
    @Test
    void decayIsRegOverTheSquareOfTheScaleOnAllParameters() {
        try (var scope = new PointerScope()) {
            for (var role : Role.values()) {
                var parameter = List.of(Parameter.of("p", role, TensorArrays.of(new float[] {1}, 1)));
                Kind.PLAIN.penalty(1e-2, 2).term(parameter).backward();
                assertThat(Handles.gradient(parameter.get(0).tensor()).item_double())
                        .isCloseTo(2.5e-3, within(1e-9));
            }
            var kernel = List.of(Parameter.of("k", Role.WEIGHT, TensorArrays.of(new float[] {-3}, 1)));
            Kind.PLAIN_L1.penalty(1e-2, 2).term(kernel).backward();
            assertThat(Handles.gradient(kernel.get(0).tensor()).item_double()).isCloseTo(-2.5e-3, within(1e-9));
        }
    }

    /** One step of Adam on no loss at all: its gradient is that of the penalty. */
    @Test
    void thePenaltyGoesThroughTheMomentsOfAdam() {
        try (var scope = new PointerScope()) {
            var parameters = List.of(Parameter.of("w", Role.WEIGHT, TensorArrays.of(new float[] {2, -0.5f}, 2)));
            var buffer = ParameterBuffer.of(parameters, List.of(), true, Compute.CPU);
            new TrainingPlan(1, 10, 0.1, true)
                    .optimiser(buffer, Kind.PLAIN.penalty(0.01, 1))
                    .step(0);
            // The first step of Adam is the rate times the sign.
            assertThat(TensorArrays.doubles(buffer.values())[0]).isCloseTo(1.9, within(1e-4));
            assertThat(TensorArrays.doubles(buffer.values())[1]).isCloseTo(-0.4, within(1e-4));
        }
    }

    @Test
    void scenesAndNoiseAreTheSameForAllArmsAndTheDiscsAtAllResolutions() {
        try (var scope = new PointerScope()) {
            var seeds = new SeedTree(experiment.name(), SEED);
            var coarse = SceneImages.of(smoke().scenes(), 1, seeds);
            var again = SceneImages.of(smoke().scenes(), 1, seeds);
            var fine = SceneImages.of(smoke().scenes(), 2, seeds);
            assertThat(again.inputs().pixels()).isEqualTo(coarse.inputs().pixels());
            assertThat(again.train().pixels()).isEqualTo(coarse.train().pixels());
            assertThat(fine.test().size()).isEqualTo(2 * coarse.test().size());
            assertThat(fine.shown().image()).isEqualTo(coarse.shown().image());
            assertThat(fine.shown().row()).isEqualTo(2 * coarse.shown().row());
            assertThat(mean(fine.test().pixels())).isCloseTo(mean(coarse.test().pixels()), within(0.1));
            double noise = smoke().scenes().noise();
            assertThat(coarse.test().meanSquare(coarse.inputs())).isCloseTo(noise * noise, within(0.0006));
            assertThat(fine.test().meanSquare(fine.inputs())).isCloseTo(noise * noise, within(0.0003));
        }
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** What a figure shows is in the records, or its place would stay empty. */
    @Test
    void everyPictureOfAFigureIsThere() {
        var settings = smoke();
        for (var figure : experiment.figures(settings)) {
            if (figure instanceof Figure.Pictures pictures) {
                for (var panel : pictures.panels()) {
                    var arm = experiment.arms(settings).stream()
                            .filter(a -> a.name().equals(panel.arm()))
                            .findFirst()
                            .orElseThrow();
                    var result = trials().run(settings, arm.trainedArm(), SEED)
                            .arms()
                            .get(panel.arm());
                    assertThat(result.pictures()).as(panel.arm()).containsKey(panel.picture());
                    assertThat(panel.cut()).allMatch(c -> result.curve(c.key()).isPresent());
                }
            }
        }
        assertThat(experiment.figures(settings).stream().filter(f -> f instanceof Figure.Pictures))
                .hasSize(3);
    }

    @Test
    void theNoisyImagesAreAsSharpAsTheTargetsAndAsNoisyAsTheirNoise() {
        var identity =
                trials().run(smoke(), "nobn-0", SEED).arms().get("identity").metrics();
        assertThat(identity.get(MetricNames.RHO)).isCloseTo(1, within(0.03));
        assertThat(identity.get(MetricNames.FLAT)).isCloseTo(0.07, within(0.004));
        var fine = trials().run(smoke(), "nobn-0/s2", SEED)
                .arms()
                .get("identity/s2")
                .metrics();
        assertThat(fine.get(MetricNames.WIDTH)).isCloseTo(1, within(0.03));
        assertThat(fine.get(MetricNames.PHYSICAL)).isCloseTo(0.5, within(0.015));
    }

    /** 0.01 less what is cut off at 0 and 1. */
    @Test
    void clippingTakesAThirdOfTheNoiseOfThePhantom() {
        var settings = trials().with("smoke", Map.of("prior.size", "64"));
        var noise = trials().result(settings, "dip-0", SEED).metrics().get(MetricNames.NOISE);
        assertThat(noise).isCloseTo(0.0067, within(0.0003));
    }

    /** Each strength goes on from the weights of the one before: none is the arm that starts afresh, but for the first. */
    @Test
    void warmArmsStartFromTheStrengthBefore() {
        var settings = trials().with("smoke", Map.of("normed.warm", "true", "normed.further", "0.5"));
        var warm = trials().run(settings, "warm-0", SEED).arms();
        assertThat(warm.keySet())
                .containsExactlyInAnyOrder(
                        "warm-0", "warm-1e-1", "warm-0.5", "gauss/warm-0", "gauss/warm-1e-1", "gauss/warm-0.5");
        var fresh = trials().run(settings, "bn-0", SEED).arms().get("bn-0").metrics();
        assertThat(warm.get("warm-0").metrics()).isEqualTo(fresh);
        var freshStrong =
                trials().run(settings, "bn-1e-1", SEED).arms().get("bn-1e-1").metrics();
        assertThat(warm.get("warm-1e-1").metrics()).isNotEqualTo(freshStrong);
        assertThat(warm.get("warm-1e-1").metrics().get(MetricNames.TRAIN))
                .isNotEqualTo(warm.get("warm-0.5").metrics().get(MetricNames.TRAIN));
    }

    @Test
    void decayOfNormalisedKernelsAloneIsSomethingElse() {
        var all = trials().run(smoke(), "bn-1e-1", SEED);
        var kernels = trials().run(smoke(), "bn-normalised-only", SEED);
        assertThat(all.coverage().get(0)).contains("all parameters").contains("leaves 0 tensors");
        assertThat(kernels.coverage().get(0)).contains("covers 10 tensors");
        assertThat(kernels.arms().get("bn-normalised-only").metrics())
                .isNotEqualTo(all.arms().get("bn-1e-1").metrics());
    }

    @Test
    void whatCannotBeIsNamedWithItsSetting() {
        assertThat(problems("scenes.size", "18", "prior.size", "30", "plain.batch", "33"))
                .containsExactly(
                        "scenes.size must be a multiple of 4 and at least 8 for net.downs = 2, was 18",
                        "prior.size must be a multiple of 4 and at least 8 for net.downs = 2, was 30",
                        "plain.batch must be at most scenes.train (32), was 33");
        assertThat(problems("normed.strengths", "", "normed.onlyNormalised", "true"))
                .containsExactly("normed.onlyNormalised and warm need strengths, were true and false");
    }

    private List<String> problems(String... changes) {
        var changed = new TreeMap<String, String>();
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return catchThrowableOfType(InvalidSettings.class, () -> trials().with(smoke(), changed))
                .problems();
    }

    @Test
    void theGateComparesWithDoingNothingAndWithTheFilter() {
        var claim = experiment.claims(quick).stream()
                .filter(c -> c.id().equals("C4"))
                .findFirst()
                .orElseThrow();
        assertThat(claim.reads().stream().flatMap(r -> Stream.concat(r.arms().stream(), r.names().stream())))
                .contains("gauss/nobn-0", MetricNames.TEST);
    }
}
