package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.ResidualNetSpec.Block;
import org.l2bench.core.network.ResidualNetSpec.Shortcut;
import org.l2bench.core.network.ResidualNetSpec.Stage;
import org.l2bench.core.testing.TensorScope;

/** The twin is the recorded gradient: an input that asks for one of its own has the whole pass recorded. */
@ExtendWith(TensorScope.class)
class WrittenGradientTest {
    static Stream<ResidualNetSpec> nets() {
        return Stream.of(
                Nets.QUICK,
                Nets.TINY,
                net(3, Block.BASIC, Shortcut.PROJECTION, 0, OptionalDouble.empty()),
                net(3, Block.BOTTLENECK, Shortcut.PROJECTION, 0.01, OptionalDouble.of(0.2)),
                net(1, Block.BOTTLENECK, Shortcut.AVERAGE_POOL, 0, OptionalDouble.of(0.2)),
                net(3, Block.BASIC, Shortcut.AVERAGE_POOL, 0.1, OptionalDouble.of(100)));
    }

    private static ResidualNetSpec net(
            int channels, Block block, Shortcut shortcut, double slope, OptionalDouble bound) {
        var stages = List.of(new Stage(4, 1, 1), new Stage(6, 2, 2), new Stage(8, 1, 1));
        return new ResidualNetSpec(channels, 8, 3, block, 4, 1, stages, shortcut, slope, bound);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void hasTheRecordedFeaturesGradientsAndBuffers(ResidualNetSpec spec) {
        var written = new ResidualNet(spec, Nets.streams(1));
        var recorded = new ResidualNet(spec, Nets.streams(1));
        for (int step = 0; step < 2; step++) { // the second one adds to the gradients of the first
            var images = images(spec, step);
            var weights = new RandomStream(20 + step).normal(1, 4, spec.features());
            var features = written.features(images, Mode.TRAINING);
            var expected = recorded.features(images.clone().set_requires_grad(true), Mode.TRAINING);
            assertThat(features.is_leaf()).isTrue();
            assertThat(expected.is_leaf()).isFalse();
            assertThatTensor(features).isNear(expected, 1e-4);
            features.mul(weights).sum().backward();
            expected.mul(weights).sum().backward();
        }
        for (int i = 0; i < written.parameters().size() - 2; i++) { // all but the head's
            var gradient = Handles.gradient(recorded.parameters().get(i).tensor());
            double size = gradient.abs().max().item_double();
            assertThatTensor(Handles.gradient(written.parameters().get(i).tensor()))
                    .as(written.parameters().get(i).name())
                    .isNear(gradient, 1e-3 * size + 1e-5);
        }
        recorded.buffers()
                .forEach((name, buffer) ->
                        assertThatTensor(written.buffers().get(name)).as(name).isNear(buffer, 1e-4));
    }

    /** Each has a way back of its own, whatever the order. */
    @Test
    void manyPassesMayBeUnderWayAtOnce() {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        var passes = new ArrayList<Tensor>();
        for (int i = 0; i < 40; i++) {
            passes.add(net.features(images(Nets.TINY, i), Mode.TRAINING));
        }
        for (var features : passes) {
            features.sum().backward();
        }
        assertThatTensor(Handles.gradient(net.parameters().get(0).tensor())).isFinite();
    }

    @Test
    void nothingIsKeptWhereNoGradientIsAskedFor() {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        try (var guard = new NoGradGuard()) {
            assertThat(net.features(images(Nets.TINY, 1), Mode.TRAINING).requires_grad())
                    .isFalse();
        }
    }

    @Test
    void aFrozenParameterGetsNoGradient() {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        var frozen = net.parameters().get(0).tensor().set_requires_grad(false);
        net.features(images(Nets.TINY, 1), Mode.TRAINING).sum().backward();
        assertThat(Handles.gradient(frozen).defined()).isFalse();
        assertThat(Handles.gradient(net.parameters().get(3).tensor()).defined()).isTrue();
    }

    /** Whatever a pass makes ends with the scope of the step. */
    @Test
    void memoryStaysFlatOverManySteps() {
        var net = new ResidualNet(Nets.QUICK, Nets.streams(1));
        var images = torch.zeros(8, 1, 32, 32);
        steps(net, images, 20);
        long before = org.bytedeco.javacpp.Pointer.physicalBytes();
        steps(net, images, 200);
        assertThat(org.bytedeco.javacpp.Pointer.physicalBytes() - before).isLessThan(60L << 20);
    }

    private static void steps(ResidualNet net, Tensor images, int steps) {
        for (int i = 0; i < steps; i++) {
            try (var scope = new PointerScope()) {
                net.features(images, Mode.TRAINING).sum().backward();
            }
        }
    }

    private static Tensor images(ResidualNetSpec spec, int seed) {
        return new RandomStream(5 + seed).normal(1, 4, spec.inputChannels(), spec.imageSize(), spec.imageSize());
    }
}
