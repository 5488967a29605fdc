package org.l2bench.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class MaskTest {
    private static final MaskableNet.Shape SHAPE = new MaskableNet.Shape(1, 4, 4, List.of(3), List.of(5), 2);
    private final MaskableNet net = MaskableNet.initial(SHAPE, name -> new RandomStream(name.hashCode()), Compute.CPU);

    private static Tensor row(double... values) {
        return TensorArrays.of(values, values.length).to(torch.ScalarType.Float);
    }

    @Test
    void exactlySoManyAreKeptOverAllLayersAndOfEqualOnesTheFirst() {
        var mask = Mask.ofLargest(List.of(row(1, 3, 2), row(2, 2, 0)), 3);
        assertThat(TensorArrays.doubles(mask.layers().get(0))).containsExactly(0, 1, 1);
        assertThat(TensorArrays.doubles(mask.layers().get(1))).containsExactly(1, 0, 0);
        assertThat(mask.kept()).isEqualTo(3);
        assertThatThrownBy(() -> Mask.ofLargest(List.of(row(1)), 2))
                .hasMessage("a mask must keep from 0 to 1 weights, was 2");
    }

    /** Against a sort of all scores by hand; half of the scores are one of four values. */
    @Test
    void theMaskIsThatOfASortByHand() {
        var scores = new RandomStream(3).integers(4, 400).to(torch.ScalarType.Float);
        scores.narrow(0, 0, 200).add_(new RandomStream(4).uniform(0.5, 200));
        var values = TensorArrays.doubles(scores);
        var order = IntStream.range(0, 400)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i])) // stable
                .toList();
        for (int count : new int[] {0, 1, 57, 200, 399, 400}) {
            var expected = new double[400];
            order.subList(0, count).forEach(i -> expected[i] = 1);
            assertThat(TensorArrays.doubles(
                            Mask.ofLargest(List.of(scores), count).layers().get(0)))
                    .containsExactly(expected);
        }
    }

    @Test
    void theCountIsTheNearestAndNeverNought() {
        assertThat(Mask.count(0.05, 79_400)).isEqualTo(3970);
        assertThat(Mask.count(0.02, 79_400)).isEqualTo(1588);
        assertThat(Mask.count(0.0001, 100)).isEqualTo(1);
    }

    @Test
    void aShuffledMaskKeepsAsManyOfEachLayer() {
        var mask = Mask.ofLargest(MaskScores.magnitude(net), 20);
        var shuffled = mask.shuffled(layer -> new RandomStream(layer));
        for (int i = 0; i < mask.layers().size(); i++) {
            assertThat(shuffled.layers().get(i).sum().item_double())
                    .isEqualTo(mask.layers().get(i).sum().item_double());
            assertThatTensor(shuffled.layers().get(i)).differsFrom(mask.layers().get(i));
        }
        assertThat(mask.overlap(mask)).isEqualTo(1);
        assertThat(mask.overlap(shuffled)).isLessThan(1);
    }

    /** |w dL/dw| against the difference of the loss when a weight is moved by a small share of itself. */
    @Test
    void snipScoresAreTheSensitivityToEachConnection() {
        var images = new RandomStream(5).normal(1, 6, 1, 4, 4);
        var labels = new RandomStream(6).integers(2, 6);
        var scores = MaskScores.snip(net, () -> torch.cross_entropy_loss(net.logits(images, net.plain()), labels));
        for (int layer = 0; layer < scores.size(); layer++) {
            var flat = TensorArrays.doubles(scores.get(layer));
            assertThat(Arrays.stream(flat).max().getAsDouble()).isPositive();
            int i = flat.length / 2;
            assertThat(flat[i]).isCloseTo(Math.abs(slope(layer, i, images, labels)), within(2e-3));
        }
    }

    /** w dL/dw by central differences, in steps of 1 % of the weight. */
    private double slope(int layer, int i, Tensor images, Tensor labels) {
        double above = lossWith(layer, i, 1.01, images, labels);
        double below = lossWith(layer, i, 0.99, images, labels);
        return (above - below) / 0.02;
    }

    private double lossWith(int layer, int i, double factor, Tensor images, Tensor labels) {
        var weights = net.weightTensors().stream().map(w -> w.detach().clone()).toList();
        var one = weights.get(layer).flatten().narrow(0, i, 1);
        one.mul_(new Scalar(factor));
        return torch.cross_entropy_loss(net.logits(images, net.with(weights)), labels)
                .item_double();
    }

    @Test
    void randomScoresAreUniformAndTheirStreamsAlone() {
        var scores = MaskScores.random(net, name -> new RandomStream(name.length()), Compute.CPU);
        var again = MaskScores.random(net, name -> new RandomStream(name.length()), Compute.CPU);
        assertThat(scores).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThatTensor(scores.get(i)).hasBitsOf(again.get(i));
            assertThat(scores.get(i).min().item_double()).isNotNegative();
            assertThat(scores.get(i).max().item_double()).isLessThan(1);
        }
    }

    @Test
    void onlyWhatIsTrainedGetsAGradient() {
        var copy = net.copy().training(net.copy().biases());
        assertThat(copy.parameters()).noneMatch(p -> p.tensor().requires_grad());
        copy.training(copy.biases());
        torch.cross_entropy_loss(
                        copy.logits(new RandomStream(1).normal(1, 2, 1, 4, 4), copy.plain()),
                        new RandomStream(2).integers(2, 2))
                .backward();
        assertThat(copy.biases()).allMatch(p -> Handles.gradient(p.tensor()).defined());
        assertThat(copy.weights()).noneMatch(p -> Handles.gradient(p.tensor()).defined());
        assertThat(net.coverage())
                .isEqualTo("masked: layer1.weight, layer2.weight, layer3.weight (97 numbers);"
                        + " never masked: layer1.bias, layer2.bias, layer3.bias (10 numbers)");
        assertThat(SHAPE.weightCount()).isEqualTo(97);
    }
}
