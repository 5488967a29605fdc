package org.l2bench.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class LayerwiseGaussianTest {
    private static final double[] X = {1, 2, 0, 0, 1, 1, 2, 0, 1, 1, 1, 1};
    private static final double[] Y = {1, 0, 2, -1};

    private static Tensor floats(double[] values, long... shape) {
        return TensorArrays.of(values, shape).to(ScalarType.Float);
    }

    private static MaskableNet single(double[] weights) {
        var shape = new MaskableNet.Shape(1, 1, weights.length, List.of(), List.of(), 1);
        var net = MaskableNet.initial(shape, name -> new RandomStream(1), Compute.CPU);
        return net.with(Map.of(
                "layer1.weight", floats(weights, 1, weights.length), "layer1.bias", floats(new double[] {0}, 1)));
    }

    private static MaskLogits probabilities(double... lambda) {
        var logits = new double[lambda.length];
        for (int i = 0; i < lambda.length; i++) {
            logits[i] = Math.log(lambda[i] / (1 - lambda[i]));
        }
        return MaskLogits.of(List.of(floats(logits, 1, lambda.length)));
    }

    @Test
    void theMomentsAreTheFormulas() {
        var moments = new LayerwiseGaussian(single(new double[] {0.5}), probabilities(0.7), 0.4)
                .moments(0, floats(new double[] {1}, 1, 1));
        assertThat(moments.mean().item_double()).isCloseTo(0.35, within(1e-6));
        assertThat(moments.variance().item_double()).isCloseTo(0.1645, within(1e-6));
    }

    /** The expected loss over all masks, 1.563, is met by the mean over 100,000 draws to four standard errors. */
    @Test
    void forASingleLayerAndSquaresTheExpectationIsExact() {
        int copies = 100_000;
        var net = single(new double[] {0.5, -1, 0.8});
        var inputs = floats(X, 4, 1, 1, 3).repeat(copies, 1, 1, 1);
        var labels = floats(Y, 4, 1).repeat(copies, 1);
        try (var guard = new NoGradGuard()) {
            var outputs = net.logits(
                    inputs, new LayerwiseGaussian(net, probabilities(0.9, 0.3, 0.6), 0).drawing(new RandomStream(17)));
            var losses = outputs.sub(labels).square().view(copies, 4).mean(1).to(ScalarType.Double);
            double error = losses.std().item_double() / Math.sqrt(copies);
            assertThat(losses.mean().item_double()).isCloseTo(1.563, within(4 * error));
            assertThat(4 * error).isLessThan(0.03);
        }
    }

    /** Mean and variance of a convolution, against 20,000 masks and slabs that are drawn. */
    @Test
    void theMomentsOfAConvolutionAreThoseOfDrawnWeights() {
        var shape = new MaskableNet.Shape(2, 2, 2, List.of(3), List.of(), 2);
        var net = MaskableNet.initial(shape, name -> new RandomStream(name.hashCode()), Compute.CPU);
        var logits = MaskLogits.of(net.weightTensors().stream()
                .map(w -> new RandomStream(5).normal(1, w.shape()))
                .toList());
        var input = new RandomStream(6).normal(1, 1, 2, 2, 2);
        int draws = 20_000;
        try (var guard = new NoGradGuard()) {
            var moments = new LayerwiseGaussian(net, logits, 0.2).moments(0, input);
            var weight = net.weightTensors().get(0);
            var all = new RandomStream(7).uniform(0.5, draws, 3, 2, 3, 3).add(new Scalar(0.5));
            var kept = all.lt(torch.sigmoid(logits.layers().get(0))).to(ScalarType.Float);
            var slabs = weight.add(new RandomStream(8).normal(0.2, draws, 3, 2, 3, 3));
            // One convolution with 3 channels for each draw.
            var kernels = kept.mul(slabs).view(-1, 2, 3, 3);
            var outputs = torch.conv2d(
                            input,
                            kernels,
                            new TensorOptional(),
                            new long[] {1, 1},
                            new long[] {1, 1},
                            new long[] {1, 1},
                            1)
                    .view(draws, 3, 2, 2)
                    .to(ScalarType.Double);
            var mean = TensorArrays.doubles(outputs.mean(0L));
            var variance =
                    TensorArrays.doubles(outputs.sub(outputs.mean(0L)).square().mean(0L));
            var expectedMean = TensorArrays.doubles(moments.mean());
            var expectedVariance = TensorArrays.doubles(moments.variance());
            for (int i = 0; i < mean.length; i++) {
                assertThat(mean[i]).isCloseTo(expectedMean[i], within(5 * Math.sqrt(expectedVariance[i] / draws)));
                assertThat(variance[i]).isCloseTo(expectedVariance[i], within(0.06 * expectedVariance[i]));
            }
        }
    }

    @Test
    void certainMasksLeaveTheMaskedNetwork() {
        var shape = new MaskableNet.Shape(1, 4, 4, List.of(), List.of(6), 3);
        var net = MaskableNet.initial(shape, name -> new RandomStream(name.hashCode()), Compute.CPU);
        var mask = Mask.ofLargest(MaskScores.magnitude(net), 50);
        var certain = MaskLogits.of(mask.layers().stream()
                .map(m -> m.mul(new Scalar(200.0)).sub(new Scalar(100.0)))
                .toList());
        var images = new RandomStream(3).normal(1, 5, 1, 4, 4);
        try (var guard = new NoGradGuard()) {
            var drawn = TensorArrays.doubles(
                    net.logits(images, new LayerwiseGaussian(net, certain, 0).drawing(new RandomStream(4))));
            var masked = TensorArrays.doubles(net.logits(images, net.masked(mask)));
            for (int i = 0; i < drawn.length; i++) {
                assertThat(drawn[i]).isCloseTo(masked[i], within(3e-4));
            }
        }
    }
}
