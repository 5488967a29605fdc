package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.stream.DoubleStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.MlpSpec.InitialValues;
import org.l2bench.core.network.MlpSpec.Norm;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class MlpTest {
    private static final InitialValues HE = new InitialValues.Normal(2);
    private static final InitialValues UNIT = new InitialValues.Normal(1);
    private static final Norm NONE = new Norm.None();
    private static final Norm AFFINE = new Norm.Affine();
    private static final Norm PLAIN = new Norm.Plain(1e-12);

    @Test
    void agreesWithTheFormulaWrittenOut() {
        var net = new Mlp(spec(NONE, false, ScalarType.Double, new InitialValues.Uniform()), Nets.streams(1));
        var input = new double[] {0.5, -1, 2};
        var first = activation(values(net, "hidden1.weight"), values(net, "hidden1.bias"), input, true);
        var second = activation(values(net, "hidden2.weight"), values(net, "hidden2.bias"), first, true);
        var logits = activation(values(net, "head.weight"), values(net, "head.bias"), second, false);
        var features = net.features(TensorArrays.of(input, 1, 3), Mode.TRAINING);
        assertThatTensor(features).hasShape(1, 4).hasValuesNear(1e-14, second);
        assertThatTensor(net.head().forward(features, Mode.TRAINING)).hasValuesNear(1e-14, logits);
    }

    private static double[] activation(double[] weight, double[] bias, double[] input, boolean rectify) {
        var output = bias.clone();
        for (int o = 0; o < output.length; o++) {
            for (int i = 0; i < input.length; i++) {
                output[o] += weight[o * input.length + i] * input[i];
            }
            output[o] = rectify ? Math.max(0, output[o]) : output[o];
        }
        return output;
    }

    @Test
    void hasTheParametersCountedByHand() {
        var spec = MlpSpec.plain(784, List.of(256, 256), 10);
        long size = new Mlp(spec, Nets.streams(1))
                .parameters().stream().mapToLong(Parameter::size).sum();
        assertThat(size).isEqualTo(784 * 256 + 256 + 256 * 256 + 256 + 256 * 10 + 10);
    }

    @Test
    void biasStandsOnlyWhereNoNormFollows() {
        assertThat(names(NONE))
                .containsExactly(
                        "hidden1.weight", "hidden1.bias", "hidden2.weight", "hidden2.bias", "head.weight", "head.bias");
        assertThat(names(PLAIN)).containsExactly("hidden1.weight", "hidden2.weight", "head.weight", "head.bias");
        assertThat(names(AFFINE))
                .containsExactly(
                        "hidden1.weight",
                        "hidden1.norm.scale",
                        "hidden1.norm.shift",
                        "hidden2.weight",
                        "hidden2.norm.scale",
                        "hidden2.norm.shift",
                        "head.weight",
                        "head.bias");
    }

    private static List<String> names(Norm norm) {
        return new Mlp(spec(norm, false, ScalarType.Float, HE), Nets.streams(1))
                .parameters().stream().map(Parameter::name).toList();
    }

    @Test
    void normalInitialValuesHaveTheVarianceGainOverFanIn() {
        var net = new Mlp(
                new MlpSpec(784, List.of(128, 128), 10, NONE, HE, UNIT, false, ScalarType.Float), Nets.streams(1));
        // The relative error of a standard deviation of n draws is 1 / sqrt(2n): 0.2 %, 0.6 % and 2 % here; five of
        // them.
        assertThat(rootMeanSquare(net, "hidden1.weight")).isCloseTo(Math.sqrt(2 / 784.0), within(0.01 * 0.0505));
        assertThat(rootMeanSquare(net, "hidden2.weight")).isCloseTo(0.125, within(0.03 * 0.125));
        assertThat(rootMeanSquare(net, "head.weight")).isCloseTo(Math.sqrt(1 / 128.0), within(0.1 * 0.0884));
        assertThat(values(net, "hidden1.bias")).containsOnly(0);
        assertThat(values(net, "head.bias")).containsOnly(0);
    }

    @Test
    void uniformInitialValuesFillTheIntervalOfPyTorch() {
        var net = new Mlp(MlpSpec.plain(100, List.of(100), 10), Nets.streams(1));
        for (var name : List.of("hidden1.weight", "hidden1.bias", "head.weight")) {
            assertThat(DoubleStream.of(values(net, name)).boxed())
                    .allMatch(v -> Math.abs(v) <= 0.1)
                    .anyMatch(v -> Math.abs(v) > 0.09);
        }
    }

    @Test
    void frozenOutputIsABufferAndGetsNoGradient() {
        var net = new Mlp(spec(PLAIN, true, ScalarType.Float, UNIT), Nets.streams(1));
        assertThat(net.parameters()).extracting(Parameter::name).containsExactly("hidden1.weight", "hidden2.weight");
        assertThat(net.buffers()).containsKeys("head.weight", "head.bias", "hidden2.norm.running_mean");
        net.head()
                .forward(net.features(input(ScalarType.Float), Mode.TRAINING), Mode.TRAINING)
                .square()
                .sum()
                .backward();
        assertThat(Handles.gradient(net.head().weight()).defined()).isFalse();
        assertThat(Handles.gradient(net.parameters().get(0).tensor()).defined()).isTrue();
    }

    @Test
    void frozenOutputStartsAsTheTrainedOneWould() {
        var frozen = new Mlp(spec(PLAIN, true, ScalarType.Float, UNIT), Nets.streams(1));
        var trained = new Mlp(spec(PLAIN, false, ScalarType.Float, UNIT), Nets.streams(1));
        assertThatTensor(frozen.head().weight())
                .hasBitsOf(trained.head().weight().detach());
    }

    /** The equality that parts C and D of l2-basics rest on: f(cw) = f(w) and w.g = 0, row by row. */
    @Test
    void weightsBeforeAPlainNormAreScaleInvariant() {
        var net = new Mlp(spec(PLAIN, true, ScalarType.Double, UNIT), Nets.streams(1));
        var input = input(ScalarType.Double);
        var before = net.features(input, Mode.TRAINING);
        before.mul(torch.arange(new Scalar(4))).sum().backward();
        for (var parameter : net.parameters()) {
            var weight = parameter.tensor().detach();
            var gradient = Handles.gradient(parameter.tensor());
            var cosines = weight.mul(gradient).sum(1).div(weight.norm().mul(gradient.norm()));
            assertThat(gradient.norm().item_double()).isPositive();
            assertThat(DoubleStream.of(TensorArrays.doubles(cosines)).boxed()).allMatch(c -> Math.abs(c) < 1e-10);
        }
        try (var guard = new NoGradGuard()) {
            net.parameters().forEach(p -> p.tensor().mul_(new Scalar(10)));
        }
        assertThatTensor(net.features(input, Mode.TRAINING)).isNear(before, 1e-10);
    }

    @Test
    void allTensorsHaveTheTypeOfTheSpec() {
        for (var norm : List.of(NONE, AFFINE, PLAIN)) {
            var net = new Mlp(spec(norm, true, ScalarType.Double, HE), Nets.streams(1));
            assertThat(net.parameters()).allMatch(p -> p.tensor().scalar_type().intern() == ScalarType.Double);
            assertThat(net.buffers().values()).allMatch(b -> b.scalar_type().intern() == ScalarType.Double);
            assertThat(net.features(input(ScalarType.Double), Mode.TRAINING)
                            .scalar_type()
                            .intern())
                    .isEqualTo(ScalarType.Double);
        }
    }

    @Test
    void refusesWhatItCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MlpSpec.plain(3, List.of(), 2))
                .withMessage("an MLP needs at least one hidden layer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(NONE, false, ScalarType.Half, HE))
                .withMessage("type of an MLP must be Float or Double, was Half");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InitialValues.Normal(-1))
                .withMessage("gain must be finite and > 0, was -1.0");
    }

    private static MlpSpec spec(Norm norm, boolean frozen, ScalarType type, InitialValues initial) {
        return new MlpSpec(3, List.of(5, 4), 2, norm, initial, initial, frozen, type);
    }

    private static Tensor input(ScalarType type) {
        return new RandomStream(8).normal(1, 6, 3).to(type);
    }

    private static double[] values(Mlp net, String name) {
        return net.parameters().stream()
                .filter(p -> p.name().equals(name))
                .map(p -> TensorArrays.doubles(p.tensor()))
                .findFirst()
                .orElseThrow();
    }

    private static double rootMeanSquare(Mlp net, String name) {
        var values = values(net, name);
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }
}
