package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.Nets;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class ParameterBufferTest {
    private static final Predicate<Parameter> WEIGHTS =
            ParameterSelector.weights().covers();
    private static final Predicate<Parameter> NORMS = ParameterSelector.ofRoles(
                    "norms", Set.of(Role.NORM_SCALE, Role.NORM_SHIFT))
            .covers();

    private final ResidualNet net = new ResidualNet(Nets.TINY, Nets.streams(1));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void movingChangesNoValue(boolean channelsLast) {
        var before = new LinkedHashMap<String, Tensor>();
        net.parameters().forEach(p -> before.put(p.name(), p.tensor().detach().clone()));
        var buffer = ParameterBuffer.of(net.parameters(), List.of(WEIGHTS), channelsLast, Compute.CPU);
        assertThat(buffer.parameters()).isEqualTo(net.parameters());
        for (var parameter : net.parameters()) {
            assertThatTensor(parameter.tensor()).as(parameter.name()).hasBitsOf(before.get(parameter.name()));
        }
        assertThat(buffer.values().numel())
                .isEqualTo(net.parameters().stream().mapToLong(Parameter::size).sum());
    }

    @Test
    void handlesOfTheNetworkReadAndTrainTheBuffer() {
        var images = new RandomStream(2).normal(1, 2, 1, 8, 8);
        var buffer = ParameterBuffer.of(net.parameters(), List.of(WEIGHTS), true, Compute.CPU);
        buffer.values().zero_();
        net.parameters()
                .forEach(p -> assertThat(TensorArrays.doubles(p.tensor())).containsOnly(0));
        assertThatTensor(net.head().forward(net.features(images, Mode.EVALUATION), Mode.EVALUATION))
                .hasValuesNear(0, new double[6]);
        assertThat(net.parameters())
                .allMatch(p -> p.tensor().requires_grad() && p.tensor().is_leaf());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsCollectInTheBuffer(boolean channelsLast) {
        var twin = new ResidualNet(Nets.TINY, Nets.streams(1));
        var buffer = ParameterBuffer.of(net.parameters(), List.of(WEIGHTS), channelsLast, Compute.CPU);
        for (int pass = 1; pass <= 2; pass++) {
            loss(net).backward();
            loss(twin).backward();
            for (int i = 0; i < net.parameters().size(); i++) {
                var mine = net.parameters().get(i);
                assertThatTensor(Handles.gradient(mine.tensor()))
                        .as(mine.name())
                        .isNear(Handles.gradient(twin.parameters().get(i).tensor()), 1e-4);
            }
        }
        double total = net.parameters().stream()
                .mapToDouble(p -> Handles.gradient(p.tensor()).square().sum().item_double())
                .sum();
        assertThat(total).isPositive();
        assertThat(buffer.gradients().square().sum().item_double()).isCloseTo(total, withinPercentage(0.001));
        buffer.gradients().zero_();
        net.parameters().forEach(p -> assertThat(TensorArrays.doubles(Handles.gradient(p.tensor())))
                .containsOnly(0));
    }

    private static Tensor loss(ResidualNet net) {
        var images = new RandomStream(2).normal(1, 2, 1, 8, 8);
        return net.head()
                .forward(net.features(images, Mode.TRAINING), Mode.TRAINING)
                .square()
                .sum();
    }

    /** Every element is marked by whether its parameter is selected; the segments must be exactly the marked ones. */
    @Test
    void segmentsCoverExactlyTheSelectedElements() {
        var buffer = ParameterBuffer.of(net.parameters(), List.of(WEIGHTS), true, Compute.CPU);
        for (var selected : List.of(WEIGHTS, NORMS, WEIGHTS.negate(), (Predicate<Parameter>) p -> true)) {
            net.parameters().forEach(p -> p.tensor().detach().fill_(new Scalar(selected.test(p) ? 1.0 : 0.0)));
            var covered = torch.zeros_like(buffer.values());
            buffer.segments(selected).forEach(s -> s.of(covered).add_(new Scalar(1.0)));
            assertThatTensor(covered).hasBitsOf(buffer.values());
        }
        assertThat(buffer.segments(p -> false)).isEmpty();
    }

    @Test
    void parametersOfAGroupAreOneSegment() {
        var grouping = new ArrayList<>(List.of(WEIGHTS, NORMS));
        var buffer = ParameterBuffer.of(net.parameters(), grouping, true, Compute.CPU);
        assertThat(buffer.segments(WEIGHTS)).hasSize(1);
        assertThat(buffer.segments(NORMS)).hasSize(1);
        var ungrouped = ParameterBuffer.of(
                new ResidualNet(Nets.TINY, Nets.streams(1)).parameters(), List.of(), true, Compute.CPU);
        assertThat(ungrouped.segments(WEIGHTS)).hasSizeGreaterThan(1);
    }

    @Test
    void channelsLastConvolvesToTheSameValues() {
        var images = new RandomStream(2).normal(1, 2, 1, 8, 8);
        var before = net.features(images, Mode.EVALUATION);
        ParameterBuffer.of(net.parameters(), List.of(WEIGHTS), true, Compute.CPU);
        assertThatTensor(net.features(images, Mode.EVALUATION)).isNear(before, 1e-6);
    }

    @Test
    void float64StaysFloat64() {
        var parameter = Parameter.of("w", Role.WEIGHT, TensorArrays.of(new double[] {Math.PI}, 1));
        var buffer = ParameterBuffer.of(List.of(parameter), List.of(), false, Compute.CPU);
        assertThatTensor(buffer.values()).hasBitsOf(TensorArrays.of(new double[] {Math.PI}, 1));
        assertThatTensor(buffer.gradients()).hasBitsOf(TensorArrays.of(new double[] {0}, 1));
    }

    @Test
    void tensorsByNameAreLaidOutLikeTheBufferAndBack() {
        var kernel = Parameter.of("k", Role.WEIGHT, new RandomStream(1).normal(1, 4, 3, 2, 2));
        var bias = Parameter.of("b", Role.BIAS, new RandomStream(2).normal(1, 4));
        var buffer = ParameterBuffer.of(List.of(bias, kernel), List.of(), true, Compute.CPU);
        var names = buffer.byName(buffer.values());
        assertThatTensor(names.get("k")).hasBitsOf(kernel.tensor());
        assertThatTensor(buffer.flattened(names, p -> true)).hasBitsOf(buffer.values());
        var some = buffer.flattened(names, p -> p.role() == Role.WEIGHT);
        assertThatTensor(some.narrow(0, 0, 4)).hasValuesNear(0, 0, 0, 0, 0);
        assertThatTensor(some.narrow(0, 4, 48)).hasBitsOf(buffer.values().narrow(0, 4, 48));
    }
}
