package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.ScaledConvolution.Padding;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class UNetTest {
    private static final InitialStreams STREAMS = tensor -> new RandomStream(tensor.hashCode());

    /** Counted from the authors' code at width 64, ours at width 12. */
    @ParameterizedTest
    @CsvSource({
        "64, 4, 1, true, 17268545",
        "64, 4, 2, true, 69034337",
        "64, 4, 3, true, 155310657",
        "12, 2, 1, false, 36709",
        "12, 2, 1, true, 37069"
    })
    void parametersAreAsManyAsTheSheetCounts(int width, int downs, int scale, boolean normalised, long expected) {
        assertThat(new UNetSpec(1, width, downs, scale, normalised).parameterCount())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aNetHasTheParametersOfItsSpecAndKeepsTheSizeOfImages(int scale) {
        for (boolean normalised : new boolean[] {false, true}) {
            var spec = new UNetSpec(3, 4, 2, scale, normalised);
            var net = new UNet(spec, STREAMS);
            assertThat(net.parameters().stream().mapToLong(Parameter::size).sum())
                    .isEqualTo(spec.parameterCount());
            assertThat(net.parameters().stream().map(Parameter::name).toList()).doesNotHaveDuplicates();
            int size = spec.leastSize();
            var output = net.forward(torch.randn(2, 3, size, size), Mode.EVALUATION);
            assertThat(output.shape()).containsExactly(2, 1, size, size);
        }
    }

    private static ScaledConvolution convolution(int kernel, int scale, Padding padding, double value) {
        var convolution = new ScaledConvolution("c", 1, 1, kernel, scale, padding, 1, 1, STREAMS);
        try (var guard = new NoGradGuard()) {
            convolution.parameters().get(0).tensor().fill_(new Scalar(value));
            convolution.parameters().get(1).tensor().zero_();
        }
        return convolution;
    }

    /** The sum of 9 s^2 kernel pixels c over s^2. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aConstantImageHasTheSameOutputAtEveryResolution(int scale) {
        var image = torch.ones(1, 1, 8L * scale, 8L * scale);
        var output = convolution(3 * scale, scale, Padding.REFLECT, 0.5).forward(image, Mode.EVALUATION);
        long size = 8L * scale + (scale == 2 ? 1 : 0);
        assertThat(output.shape()).containsExactly(1, 1, size, size);
        for (double value : TensorArrays.doubles(output)) {
            assertThat(value).isCloseTo(4.5, within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 1, REFLECT", "6, 2, REFLECT", "9, 3, REFLECT", "2, 2, ZERO", "3, 3, ZERO", "1, 1, ZERO"})
    void itIsTheSumOverTheKernelDividedByTheSquareOfTheScale(int kernel, int scale, Padding padding) {
        int n = 12;
        var layer = new ScaledConvolution("c", 2, 3, kernel, scale, padding, 1, 1, STREAMS);
        var image = new RandomStream(3).normal(1, 1, 2, n, n);
        var output = layer.forward(image, Mode.TRAINING);
        int size = n + (kernel % 2 == 0 ? 1 : 0);
        assertThat(output.shape()).containsExactly(1, 3, size, size);
        var x = TensorArrays.doubles(image);
        var w = TensorArrays.doubles(layer.parameters().get(0).tensor());
        var b = TensorArrays.doubles(layer.parameters().get(1).tensor());
        var found = TensorArrays.doubles(output);
        for (int out = 0; out < 3; out++) {
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    double sum = b[out];
                    for (int in = 0; in < 2; in++) {
                        for (int j = 0; j < kernel; j++) {
                            for (int i = 0; i < kernel; i++) {
                                int y = row + j - kernel / 2;
                                int z = column + i - kernel / 2;
                                boolean isOutside = y < 0 || y >= n || z < 0 || z >= n;
                                double value = padding == Padding.ZERO && isOutside
                                        ? 0
                                        : x[(in * n + reflected(y, n)) * n + reflected(z, n)];
                                sum += w[((out * 2 + in) * kernel + j) * kernel + i] * value;
                            }
                        }
                    }
                    assertThat(found[(out * size + row) * size + column])
                            .isCloseTo(sum / (scale * scale), within(1e-4));
                }
            }
        }
    }

    /** d c b | a b c d | c b a. */
    private static int reflected(int at, int n) {
        return at < 0 ? -at : at >= n ? 2 * (n - 1) - at : at;
    }

    /** As the norm subtracts the mean and divides by the deviation. */
    @Test
    void theScaleOfANormalisedKernelDoesNotMatterInTraining() {
        var net = new UNet(new UNetSpec(1, 6, 2, 1, true), STREAMS);
        var images = torch.randn(4, 1, 16, 16);
        var before = TensorArrays.doubles(net.forward(images, Mode.TRAINING));
        var scaled = net.parameters().stream()
                .filter(p -> p.name().startsWith("encoder1.conv1"))
                .toList();
        assertThat(scaled).hasSize(2);
        try (var guard = new NoGradGuard()) {
            scaled.forEach(p -> p.tensor().mul_(new Scalar(3.0)));
        }
        var after = TensorArrays.doubles(net.forward(images, Mode.TRAINING));
        assertThat(largestDifference(before, after)).isBetween(0.0, 1e-4);
        try (var guard = new NoGradGuard()) {
            last(net).mul_(new Scalar(3.0));
        }
        assertThat(largestDifference(before, TensorArrays.doubles(net.forward(images, Mode.TRAINING))))
                .isGreaterThan(0.01);
    }

    private static Tensor last(UNet net) {
        var parameters = net.parameters();
        return parameters.get(parameters.size() - 2).tensor();
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    @Test
    void kernelsBeforeANormAreAllButThoseOfTheHead() {
        var net = new UNet(new UNetSpec(1, 6, 2, 1, true), STREAMS);
        assertThat(net.parameters().stream()
                        .filter(p -> p.role() == Role.WEIGHT && !UNet.isFollowedByNorm(p))
                        .map(Parameter::name))
                .containsExactly("head.conv1.weight", "head.conv2.weight");
        assertThat(net.parameters().stream().filter(UNet::isFollowedByNorm)).hasSize(10);
        assertThat(net.leastVariance().orElseThrow()).isEqualTo(1);
        assertThat(new UNet(new UNetSpec(1, 6, 2, 1, false), STREAMS).leastVariance())
                .isEmpty();
    }

    /** Without a norm s^2 in the start takes the division back: signals have the same size at every resolution. */
    @Test
    void initialKernelsTakeTheDivisionBack() {
        for (int scale : List.of(1, 2, 3)) {
            var net = new UNet(new UNetSpec(1, 8, 2, scale, false), STREAMS);
            var first = net.parameters().get(0).tensor();
            double bound = Math.sqrt(6.0 / (9 * scale * scale)) * scale * scale;
            assertThat(first.abs().max().item_double()).isBetween(0.9 * bound, bound);
            double usual = 1.0 / (3 * scale);
            var normed = new UNet(new UNetSpec(1, 8, 2, scale, true), STREAMS);
            assertThat(normed.parameters().get(0).tensor().abs().max().item_double())
                    .isBetween(0.9 * usual, usual);
        }
    }

    @Test
    void impossibleShapesAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UNetSpec(1, 5, 2, 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new UNetSpec(1, 4, 0, 1, false));
        assertThat(new UNetSpec(1, 64, 4, 1, true).widths()).containsExactly(64, 128, 256, 512, 512);
        assertThat(new UNetSpec(1, 4, 2, 2, true).leastSize()).isEqualTo(16);
    }
}
