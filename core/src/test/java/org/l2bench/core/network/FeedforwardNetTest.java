package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.FeedforwardNet.HiddenDropout;
import org.l2bench.core.testing.TensorScope;
import org.l2bench.core.train.ParameterBuffer;

/** Nets for tables: the written gradient is the recorded one's, and autoencoders are made of the layers that they name. */
@ExtendWith(TensorScope.class)
class FeedforwardNetTest {
    private static final List<Integer> HIDDEN = List.of(16, 8, 4);

    private final InitialStreams streams = InitialStreams.of(new SeedTree("feedforward", 3), "all");
    private final Tensor input = new RandomStream(5).normal(1, 20, 12);

    private static List<Tensor> gradients(FeedforwardNet net) {
        return net.parameters().stream()
                .map(p -> Handles.gradient(p.tensor()).clone())
                .toList();
    }

    private static void clear(FeedforwardNet net) {
        net.parameters().forEach(p -> Handles.gradient(p.tensor()).zero_());
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0.3, false", "0.3, true"})
    void theWrittenGradientIsTheRecordedOne(double rate, boolean onOutput) {
        var net = Autoencoder.of(12, HIDDEN, streams).whole();
        var buffer = ParameterBuffer.of(net.parameters(), List.of(), false, Compute.CPU);
        var written = Autoencoder.squaredError(net.training(input, dropout(rate, onOutput)), input);
        written.backward();
        var gradients = gradients(net);
        clear(net);
        var recorded = Autoencoder.squaredError(net.recorded(input, dropout(rate, onOutput)), input);
        recorded.backward();
        assertThat(written.item_double()).isCloseTo(recorded.item_double(), within(1e-7));
        var expected = gradients(net);
        for (int i = 0; i < expected.size(); i++) {
            assertThatTensor(gradients.get(i)).isNear(expected.get(i), 1e-7);
        }
        assertThat(buffer.gradients().abs().max().item_double()).isPositive();
    }

    private static Optional<HiddenDropout> dropout(double rate, boolean onOutput) {
        return Optional.of(new HiddenDropout(rate, onOutput, new RandomStream(9)));
    }

    @Test
    void withoutABufferLeavesGetGradientsOfTheirOwnAndAddUp() {
        var net = FeedforwardNet.layer("a", 12, 8, true, streams).then(FeedforwardNet.layer("b", 8, 3, false, streams));
        net.training(input, Optional.empty()).sum().backward();
        var once = gradients(net);
        net.training(input, Optional.empty()).sum().backward();
        for (int i = 0; i < once.size(); i++) {
            assertThatTensor(gradients(net).get(i)).isNear(once.get(i).mul(new Scalar(2.0)), 1e-4);
        }
    }

    @Test
    void frozenLayersGetNoGradient() {
        var net = FeedforwardNet.layer("a", 12, 8, true, streams).then(FeedforwardNet.layer("b", 8, 3, false, streams));
        var first = net.layers().get(0).linear().parameters();
        first.forEach(p -> p.tensor().set_requires_grad(false));
        net.training(input, Optional.empty()).sum().backward();
        assertThat(Handles.gradient(first.get(0).tensor()).defined()).isFalse();
        assertThat(Handles.gradient(net.matrices().get(1).tensor()).defined()).isTrue();
    }

    @Test
    void dropoutLeavesTheReconstructionAloneUnlessAsked() {
        var net = FeedforwardNet.layer("a", 12, 400, true, streams);
        var plain = net.training(input, Optional.empty());
        assertThatTensor(net.training(input, dropout(0.5, false))).hasBitsOf(plain);
        var dropped = net.training(input, dropout(0.5, true));
        var share = dropped.count_nonzero().item_long()
                / (double) plain.count_nonzero().item_long();
        assertThat(share).isCloseTo(0.5, within(0.03));
        assertThat(dropped.max().item_double()).isGreaterThan(plain.max().item_double());
    }

    @Test
    void aStackHasTheLayersOfTheWholeInItsOrder() {
        var stack = Autoencoder.stack(12, HIDDEN, streams);
        var whole = Autoencoder.of(12, HIDDEN, streams);
        assertThat(whole.whole().parameters().stream().map(Parameter::name))
                .startsWith("encoder1.weight", "encoder1.bias", "encoder2.weight")
                .endsWith("decoder2.bias", "decoder3.weight", "decoder3.bias");
        assertThat(whole.whole().forward(input, Mode.EVALUATION).shape()).containsExactly(20, 12);
        assertThat(whole.encoder().forward(input, Mode.EVALUATION).shape()).containsExactly(20, 4);
        assertThatTensor(stack.get(0).decoder().matrices().get(0).tensor())
                .hasBitsOf(whole.decoder().matrices().get(2).tensor());
        double bound = 1 / Math.sqrt(16);
        assertThat(whole.encoder().matrices().get(1).tensor().abs().max().item_double())
                .isBetween(0.9 * bound, bound);
    }

    @Test
    void noReconstructionFallsBelowTheFloor() {
        var autoencoder = Autoencoder.of(12, HIDDEN, streams);
        double floor = Autoencoder.errorFloor(input);
        assertThat(autoencoder.reconstructionError(input)).isGreaterThan(floor);
        var perfect = torch.relu(input);
        assertThat(Autoencoder.squaredError(perfect, input).item_double()).isCloseTo(floor, within(1e-6));
    }

    @Test
    void copiesOfTheFirstLayersLeaveTheOthers() {
        var from = Autoencoder.of(12, HIDDEN, streams).encoder();
        var to = Autoencoder.of(12, HIDDEN, InitialStreams.of(new SeedTree("feedforward", 4), "all"))
                .encoder();
        var second = to.matrices().get(1).tensor().clone();
        to.copyFrom(from, 1);
        assertThatTensor(to.matrices().get(0).tensor())
                .hasBitsOf(from.matrices().get(0).tensor());
        assertThatTensor(to.matrices().get(1).tensor()).hasBitsOf(second);
    }
}
