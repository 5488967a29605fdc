package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class ConvNetTest {
    private static final ConvNetSpec QUICK = new ConvNetSpec(1, 20, List.of(16, 32, 64), 128, 25);

    private static InitialStreams streams() {
        return tensor -> new RandomStream(tensor.hashCode());
    }

    @Test
    void theQuickNetHasTheParametersOfItsShape() {
        var net = new ConvNet(QUICK, streams());
        long expected = (9 * 16 + 16) + (16 * 9 * 32 + 32) + (32 * 9 * 64 + 64) + (1600 * 128 + 128) + (128 * 25 + 25);
        assertThat(net.parameters().stream().mapToLong(Parameter::size).sum()).isEqualTo(expected);
        assertThat(net.depths()).containsExactly("conv1", "conv2", "conv3", "feature");
    }

    @Test
    void encoderWeightsAreHeNormalAndAllElseIsZero() {
        for (var parameter : new ConvNet(QUICK, streams()).parameters()) {
            var tensor = parameter.tensor().detach();
            if (parameter.role() == Role.WEIGHT && !parameter.name().startsWith("head")) {
                double fanIn = (double) tensor.numel() / tensor.size(0);
                double expected = Math.sqrt(2 / fanIn);
                double std = tensor.std().item_double();
                assertThat(std).as(parameter.name()).isCloseTo(expected, within(0.15 * expected));
            } else {
                assertThat(tensor.abs().max().item_double())
                        .as(parameter.name())
                        .isZero();
            }
        }
    }

    /** The slow twin: libtorch's own convolution also for one input channel, in the layer's plain order. */
    @Test
    void featuresAreThoseOfTheLayersOneAfterAnother() {
        var net = new ConvNet(QUICK, streams());
        var noise = new RandomStream(1);
        net.parameters().stream()
                .filter(p -> p.role() == Role.BIAS)
                .forEach(p -> p.tensor().detach().copy_(noise.normal(0.1, p.size())));
        var images = noise.normal(1, 3, 1, 20, 20);
        var p = net.parameters();
        var maps = images;
        for (int i = 0; i < 3; i++) {
            maps = torch.relu(
                    convolution(maps, p.get(2 * i).tensor(), p.get(2 * i + 1).tensor()));
            maps = i < 2 ? torch.max_pool2d(maps, 2, 2) : maps;
        }
        var flat = maps.contiguous().view(3, 1600);
        var feature = torch.relu(torch.linear(
                flat, p.get(6).tensor(), new TensorOptional(p.get(7).tensor())));
        assertThatTensor(net.features(images, Mode.TRAINING)).hasShape(3, 128).isNear(feature, 1e-5);
        var activations = net.activations(images, Mode.EVALUATION);
        assertThat(activations).hasSize(4);
        assertThatTensor(activations.get(0)).hasShape(3, 1600);
        assertThatTensor(activations.get(2)).isNear(flat, 1e-5);
        assertThatTensor(activations.get(3)).hasBitsOf(net.features(images, Mode.EVALUATION));
    }

    private static Tensor convolution(Tensor input, Tensor weight, Tensor bias) {
        long[] one = {1, 1};
        return torch.conv2d(input, weight, new TensorOptional(bias), one, one, one, 1);
    }

    @Test
    void aFrozenCopySaysTheSameAndGetsNoGradient() {
        var net = new ConvNet(QUICK, streams());
        var copy = new FrozenCopy(new ConvNet(QUICK, tensor -> new RandomStream(7)));
        var images = new RandomStream(1).normal(1, 2, 1, 20, 20);
        assertThatTensor(copy.network().features(images, Mode.EVALUATION))
                .differsFrom(net.features(images, Mode.EVALUATION));
        copy.copyFrom(net);
        assertThatTensor(copy.network().features(images, Mode.EVALUATION))
                .hasBitsOf(net.features(images, Mode.EVALUATION).detach());
        copy.network()
                .features(images, Mode.EVALUATION)
                .sub(net.features(images, Mode.EVALUATION))
                .square()
                .sum()
                .backward();
        assertThat(copy.network().parameters())
                .allMatch(p -> !Handles.gradient(p.tensor()).defined());
        assertThat(net.parameters().get(0).tensor().requires_grad()).isTrue();
    }

    @Test
    void anImageThatCannotBeHalvedIsRefused() {
        assertThatThrownBy(() -> new ConvNetSpec(1, 18, List.of(4, 4, 4), 8, 2)).hasMessageContaining("divisible by 4");
    }
}
