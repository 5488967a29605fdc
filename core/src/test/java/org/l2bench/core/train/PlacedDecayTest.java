package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Nets;
import org.l2bench.core.network.NormPlace;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.NormSelectors;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

/** Decay of norms by their place, and of numbers that were drawn; how much it takes. */
@ExtendWith(TensorScope.class)
class PlacedDecayTest {
    private static final ParameterSelector SCALES =
            NormSelectors.scales("scales", Set.of(NormPlace.BRANCH_LAST, NormPlace.SHORTCUT));

    private static long covered(ParameterSelector selector) {
        var net = new ResidualNet(ResidualNetSpec.resNet18(3, 8, 10), Nets.streams(1));
        return selector.covered(net.parameters()).stream()
                .mapToLong(Parameter::size)
                .sum();
    }

    /** ResNet-18: two blocks in stages of 64, 128, 256 and 512 channels; the last three begin with a projection. */
    @Test
    void selectorsCountByPlace() {
        assertThat(covered(NormSelectors.scales("s", Set.of(NormPlace.STEM)))).isEqualTo(64);
        assertThat(covered(NormSelectors.scales("s", Set.of(NormPlace.SHORTCUT))))
                .isEqualTo(128 + 256 + 512);
        assertThat(covered(NormSelectors.scales("s", Set.of(NormPlace.BRANCH_LAST))))
                .isEqualTo(2 * (64 + 128 + 256 + 512));
        assertThat(covered(NormSelectors.scales("s", Set.of(NormPlace.BRANCH_INNER, NormPlace.STEM))))
                .isEqualTo(64 + 2 * (64 + 128 + 256 + 512));
        assertThat(covered(NormSelectors.scalesAndShifts("s", Set.of(NormPlace.STEM))))
                .isEqualTo(128);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> covered(NormSelectors.scales("plain ones", Set.of(NormPlace.PLAIN))))
                .withMessageContaining("selector 'plain ones' covers none of the");
    }

    private static double leftAfter(double decay, double momentum, Schedule schedule, long steps) {
        var scale = Parameter.ofNorm(
                "n.scale",
                Role.NORM_SCALE,
                NormPlace.BRANCH_LAST,
                torch.ones(new long[] {1}).to(ScalarType.Double));
        var buffer = ParameterBuffer.of(List.of(scale), List.of(), false, Compute.CPU);
        var penalty = L2Penalty.ofPyTorchWeightDecay(decay, SCALES);
        var sgd = new Sgd(buffer, 0.1, momentum, schedule, List.of(penalty));
        for (long step = 0; step < steps; step++) {
            sgd.step(step);
        }
        return scale.tensor().item_double();
    }

    /** Of a scale that starts at 1 and has no other gradient; computed in 64 bit with v := mu v + decay w, w := w - eta_t v. */
    @ParameterizedTest
    @CsvSource({"5e-3, 0.9, 100, 0.6219516634199", "5e-4, 0.9, 1000, 0.6078410251322", "5e-3, 0, 100, 0.9512175302423"})
    void decayAloneTakesWhatItShould(double decay, double momentum, long steps, double left) {
        assertThat(leftAfter(decay, momentum, Schedule.constant(), steps)).isCloseTo(left, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"5e-4, 0.7952938192575, 0.23275", "5e-3, 0.0936921620594, 2.3275"})
    void theDoseForetellsTheEndOfACosine(double decay, double left, double dose) {
        var schedule = Schedule.cosine(930);
        assertThat(leftAfter(decay, 0.9, schedule, 930)).isCloseTo(left, within(1e-10));
        assertThat(DecayDose.of(decay, 0.1, 0.9, schedule, 930)).isCloseTo(dose, within(1e-10));
        assertThat(Math.exp(-dose)).isCloseTo(left, within(0.005));
    }

    private static ParameterBuffer buffer(List<Predicate<Parameter>> grouping) {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        return ParameterBuffer.of(net.parameters(), grouping, true, Compute.CPU);
    }

    private static DrawnElementsPenalty drawn(ParameterBuffer buffer, double lambda, long count) {
        return DrawnElementsPenalty.of(buffer, lambda, SCALES, count, new RandomStream(9));
    }

    @Test
    void asManyNumbersAreDrawnAsAskedAndNoOtherGradientIsTouched() {
        var buffer = buffer(List.of());
        var penalty = drawn(buffer, 0.25, 7);
        penalty.beforeUpdate(0);
        var gradients = TensorArrays.doubles(buffer.gradients());
        assertThat(Arrays.stream(gradients).filter(g -> g != 0)).hasSize(7);
        // All scales are 1.
        assertThat(Arrays.stream(gradients).filter(g -> g != 0)).containsOnly(0.5);
        var covers = buffer.flattened(ones(buffer), SCALES.covers());
        assertThat(covers.index_select(0, penalty.places()).sum().item_double()).isEqualTo(7);
        assertThat(penalty.describe()).endsWith("covers 7 of the 20 numbers of scales, drawn");
    }

    private static Map<String, Tensor> ones(ParameterBuffer buffer) {
        var ones = new HashMap<String, Tensor>();
        buffer.parameters().forEach(p -> ones.put(p.name(), torch.ones_like(p.tensor())));
        return ones;
    }

    /** The slow twin: the same elements by the parameters' names, however they lie. */
    @Test
    void theDrawDoesNotDependOnTheLayout() {
        var plain = buffer(List.of());
        var grouped = buffer(List.of(SCALES.covers(), p -> p.role() == Role.WEIGHT));
        drawn(plain, 0.25, 7).beforeUpdate(0);
        drawn(grouped, 0.25, 7).beforeUpdate(0);
        var other = grouped.byName(grouped.gradients());
        plain.byName(plain.gradients())
                .forEach((name, gradient) -> assertThatTensor(gradient).isNear(other.get(name), 0));
    }

    @Test
    void allNumbersDrawnIsThePenaltyOfTheSelector() {
        var drawn = buffer(List.of());
        drawn(drawn, 0.25, 20).beforeUpdate(0);
        var coupled = buffer(List.of());
        new CoupledPenalties(coupled, List.of(new L2Penalty(0.25, SCALES))).addToGradients();
        assertThatTensor(drawn.gradients()).hasBitsOf(coupled.gradients());
    }

    @Test
    void withLambdaZeroItAddsNothing() {
        var buffer = buffer(List.of());
        var before = buffer.gradients().clone();
        drawn(buffer, 0, 7).beforeUpdate(0);
        assertThatTensor(buffer.gradients()).hasBitsOf(before);
    }

    @Test
    void moreThanThereAreAreNotDrawn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn(buffer(List.of()), 1, 21))
                .withMessage("count must be from 1 to the 20 numbers of scales, was 21");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn(buffer(List.of()), -1, 1))
                .withMessage("lambda must be finite and >= 0, was -1.0");
    }
}
