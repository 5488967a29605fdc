package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.OptionalDouble;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.Precision;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class SpectralNormTest {
    private static final int SIZE = 6;

    /** K12. */
    @Test
    void scalesAMatrixBeyondTheBoundDownToIt() {
        var convolution = convolution(TensorArrays.of(new float[] {5, 0, 0, 1}, 2, 2, 1, 1), 1, 3);
        train(convolution, 50);
        assertThatTensor(convolution.weight(Mode.EVALUATION)).hasValuesNear(1e-6, 3, 0, 0, 0.6);
        assertThat(convolution.exceedsBound()).contains(true);
    }

    /** K12. */
    @Test
    void leavesAMatrixWithinTheBoundBitForBit() {
        var weight = TensorArrays.of(new float[] {2, 0, 0, 1}, 2, 2, 1, 1);
        var convolution = convolution(weight.clone(), 1, 3);
        train(convolution, 50);
        assertThatTensor(convolution.weight(Mode.EVALUATION)).hasBitsOf(weight);
        assertThat(convolution.exceedsBound()).contains(false);
    }

    @Test
    void withoutABoundTheWeightIsUsedAsItIs() {
        var weight = weight(3, 2, 3);
        var convolution =
                new Convolution("c", parameter(weight.clone()), 1, SIZE, OptionalDouble.empty(), Nets.streams(1));
        train(convolution, 1);
        assertThatTensor(convolution.weight(Mode.EVALUATION)).hasBitsOf(weight);
        assertThat(convolution.exceedsBound()).isEmpty();
        assertThat(convolution.buffers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "3, 2", "3, 3", "5, 2", "1, 2"})
    void estimateConvergesToTheLargestSingularValueOfTheLinearMap(int kernel, int stride) {
        var weight = weight(3, 2, kernel);
        var norm = new SpectralNorm(1, 2, 3, kernel, stride, SIZE, new RandomStream(4));
        for (int i = 0; i < 400; i++) {
            norm.apply(weight, Mode.TRAINING);
        }
        assertThat(norm.sigma(weight)).isCloseTo(largestSingularValue(weight, kernel, stride), within(1e-4));
    }

    /**
     * The slow twin: the map as a matrix, one column per basis vector. A 1x1 kernel is the same matrix on every pixel, of
     * which a stride only drops some.
     */
    private static double largestSingularValue(Tensor weight, int kernel, int stride) {
        long inputs = weight.size(1) * SIZE * SIZE;
        var basis = torch.eye(inputs).reshape(inputs, weight.size(1), SIZE, SIZE);
        var columns = torch.conv2d(
                basis,
                weight,
                new TensorOptional(),
                new long[] {stride, stride},
                new long[] {kernel / 2, kernel / 2},
                new long[] {1, 1},
                1);
        return TensorArrays.doubles(torch.linalg_svdvals(columns.reshape(inputs, -1)))[0];
    }

    /** d/dW of sum(G * W c / sigma) with u, v constant: (c / sigma) G - (c / sigma^2) (sum G * W) dsigma/dW. */
    @Test
    void gradientAgreesWithTheClosedFormForConstantSingularVectors() {
        double coefficient = 0.5;
        int stride = 2;
        var weight = weight(3, 2, 3).set_requires_grad(true);
        var norm = new SpectralNorm(coefficient, 2, 3, 3, stride, SIZE, new RandomStream(4));
        norm.apply(weight, Mode.TRAINING);
        var outer = new RandomStream(9).normal(1, 3, 2, 3, 3);
        norm.apply(weight, Mode.EVALUATION).mul(outer).sum().backward();

        double sigma = norm.sigma(weight);
        assertThat(sigma).isGreaterThan(coefficient);
        var w = TensorArrays.doubles(weight);
        var g = TensorArrays.doubles(outer);
        double product = 0;
        for (int i = 0; i < w.length; i++) {
            product += g[i] * w[i];
        }
        var slope = slopeOfSigma(TensorArrays.doubles(norm.left()), TensorArrays.doubles(norm.right()), stride);
        var expected = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            expected[i] = coefficient / sigma * g[i] - coefficient / (sigma * sigma) * product * slope[i];
        }
        assertThatTensor(Handles.gradient(weight)).hasValuesNear(1e-5, expected);
    }

    /** sigma = sum over outputs of u * conv(v), so its slope in W is the correlation of u and v. */
    private static double[] slopeOfSigma(double[] u, double[] v, int stride) {
        int outputs = SIZE / stride;
        var slope = new double[3 * 2 * 3 * 3];
        for (int o = 0; o < 3; o++) {
            for (int i = 0; i < 2; i++) {
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        for (int y = 0; y < outputs; y++) {
                            for (int x = 0; x < outputs; x++) {
                                int row = y * stride + a - 1;
                                int column = x * stride + b - 1;
                                if (row >= 0 && row < SIZE && column >= 0 && column < SIZE) {
                                    slope[((o * 2 + i) * 3 + a) * 3 + b] +=
                                            u[(o * outputs + y) * outputs + x] * v[(i * SIZE + row) * SIZE + column];
                                }
                            }
                        }
                    }
                }
            }
        }
        return slope;
    }

    /** Recorded by libtorch in one, written out in the other. */
    @ParameterizedTest
    @CsvSource({"3, 1, 0.5", "3, 2, 0.5", "5, 2, 0.5", "1, 2, 0.5", "3, 1, 1000"})
    void writtenGradientIsTheRecordedOne(int kernel, int stride, double coefficient) {
        var recorded = new SpectralNorm(coefficient, 2, 3, kernel, stride, SIZE, new RandomStream(4));
        var written = new SpectralNorm(coefficient, 2, 3, kernel, stride, SIZE, new RandomStream(4));
        var weight = weight(3, 2, kernel).set_requires_grad(true);
        var outer = new RandomStream(9).normal(1, 3, 2, kernel, kernel);
        var expected = recorded.apply(weight, Mode.TRAINING);
        expected.mul(outer).sum().backward();
        var pass = written.pass(weight.detach());
        assertThatTensor(pass.output()).isNear(expected, 1e-6);
        assertThatTensor(pass.back(outer.clone())).isNear(Handles.gradient(weight), 1e-5);
        assertThatTensor(written.left()).isNear(recorded.left(), 1e-6);
        assertThatTensor(written.right()).isNear(recorded.right(), 1e-6);
    }

    /** u and v go on with every pass, also with one that comes before the gradient of an earlier one is asked for. */
    @Test
    void aLaterPassLeavesTheGradientOfAnEarlierOneAlone() {
        var alone = new SpectralNorm(0.5, 2, 3, 3, 1, SIZE, new RandomStream(4));
        var twice = new SpectralNorm(0.5, 2, 3, 3, 1, SIZE, new RandomStream(4));
        var weight = weight(3, 2, 3);
        var outer = new RandomStream(9).normal(1, 3, 2, 3, 3);
        var expected = alone.pass(weight).back(outer.clone());
        var first = twice.pass(weight);
        twice.pass(weight);
        assertThatTensor(first.back(outer.clone())).hasBitsOf(expected);
    }

    @Test
    void gradientBelowTheBoundPassesUnchanged() {
        var weight = weight(3, 2, 3).set_requires_grad(true);
        var norm = new SpectralNorm(1000, 2, 3, 3, 1, SIZE, new RandomStream(4));
        var outer = new RandomStream(9).normal(1, 3, 2, 3, 3);
        norm.apply(weight, Mode.TRAINING).mul(outer).sum().backward();
        assertThatTensor(Handles.gradient(weight)).hasBitsOf(outer);
    }

    /** Autocast keeps a cast copy of a weight; one made without gradients must not stand in for the differentiable one. */
    @Test
    void gradientFlowsThroughSigmaUnderAutocast() {
        var single = gradientOfATrainingPass(Precision.FP32);
        var mixed = gradientOfATrainingPass(Precision.BF16);
        double difference = mixed.sub(single).norm().item_double();
        assertThat(difference / single.norm().item_double()).isLessThan(0.03);
    }

    private static Tensor gradientOfATrainingPass(Precision precision) {
        var weight = weight(3, 2, 3);
        var convolution = convolution(weight, 1, 0.5);
        try (var cast = precision.cast(DeviceType.CPU)) {
            convolution.forward(input(), Mode.TRAINING).square().sum().backward();
        }
        return Handles.gradient(weight);
    }

    @Test
    void estimateUnderAutocastHasTheBitsOfFloat32() {
        var single = convolution(weight(3, 2, 3), 1, 0.5);
        train(single, 5);
        var mixed = convolution(weight(3, 2, 3), 1, 0.5);
        try (var cast = Precision.BF16.cast(DeviceType.CPU)) {
            train(mixed, 5);
        }
        assertThatTensor(mixed.weight(Mode.EVALUATION)).hasBitsOf(single.weight(Mode.EVALUATION));
    }

    private static Convolution convolution(Tensor weight, int stride, double coefficient) {
        return new Convolution("c", parameter(weight), stride, SIZE, OptionalDouble.of(coefficient), Nets.streams(1));
    }

    private static Parameter parameter(Tensor weight) {
        return Parameter.of("c.weight", Role.WEIGHT, weight);
    }

    private static Tensor weight(int out, int in, int kernel) {
        return new RandomStream(6).normal(1, out, in, kernel, kernel);
    }

    private static Tensor input() {
        return new RandomStream(7).normal(1, 2, 2, SIZE, SIZE);
    }

    private static void train(Convolution convolution, int passes) {
        for (int i = 0; i < passes; i++) {
            convolution.forward(input(), Mode.TRAINING);
        }
    }
}
