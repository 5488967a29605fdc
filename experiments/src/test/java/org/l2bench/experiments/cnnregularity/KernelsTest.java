package org.l2bench.experiments.cnnregularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sheet's checks of the kernel part. */
class KernelsTest {
    private static final int[] SIZES = {64, 128, 256, 512, 1024, 2048};

    private static double[] jumps(Kernel kernel, int... sizes) {
        return IntStream.of(sizes).mapToDouble(n -> KernelTrial.jump(kernel, n)).toArray();
    }

    private static double slope(double[] values, int... sizes) {
        var regression = new SimpleRegression();
        for (int i = 0; i < sizes.length; i++) {
            regression.addData(Math.log(sizes[i]), Math.log(values[i]));
        }
        return regression.getSlope();
    }

    @ParameterizedTest
    @EnumSource
    void everyKernelHasUnitNorm(Kernel kernel) {
        for (int n : List.of(32, 64, 256)) {
            boolean isSquare = Kernel.L2.contains(kernel);
            double norm;
            if (kernel.dimension == 2) {
                norm = Math.sqrt(kernel.length(n) * kernel.value(n) * kernel.value(n) / ((double) n * n));
            } else {
                var values = kernel.line(n);
                assertThat(values).hasSize(n / 4 + 1);
                norm = isSquare
                        ? Math.sqrt(Arrays.stream(values).map(v -> v * v).sum() / n)
                        : Arrays.stream(values).map(Math::abs).sum() / n;
            }
            assertThat(norm).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void theDeltaOfUnitL2NormJumpsByTheRootOfAPixel() {
        var jumps = jumps(Kernel.DELTA, SIZES);
        assertThat(jumps[0]).isEqualTo(0.125);
        assertThat(jumps[5]).isCloseTo(0.0220971, within(1e-7));
        assertThat(slope(jumps, SIZES)).isCloseTo(-0.5, within(5e-4));
    }

    @Test
    void powersJumpAsTheSheetSays() {
        var steep = jumps(Kernel.STEEP, SIZES);
        double[] expected = {0.06122, 0.03922, 0.02536, 0.016527, 0.01084, 0.0071477};
        double[] digits = {5e-6, 5e-6, 5e-6, 5e-7, 5e-6, 5e-8};
        for (int i = 0; i < expected.length; i++) {
            assertThat(steep[i]).isCloseTo(expected[i], within(digits[i]));
        }
        assertThat(slope(steep, SIZES)).isCloseTo(-0.619, within(5e-4));
        var power = jumps(Kernel.POWER, SIZES);
        assertThat(power[0]).isCloseTo(0.046643, within(5e-7));
        assertThat(power[5]).isCloseTo(0.0033224, within(5e-8));
        assertThat(slope(power, SIZES)).isCloseTo(-0.762, within(5e-4));
    }

    @Test
    void theGaussianJumpsLikeAPixel() {
        assertThat(slope(jumps(Kernel.GAUSSIAN, SIZES), SIZES)).isCloseTo(-1, within(5e-4));
    }

    @Test
    void kernelsOfUnitL1NormKeepTheJump() {
        for (int n : SIZES) {
            assertThat(KernelTrial.jump(Kernel.DELTA_L1, n)).isCloseTo(1, within(1e-12));
            assertThat(KernelTrial.jump(Kernel.BOX_L1, n)).isCloseTo(1 / 3.0, within(1e-12));
        }
    }

    @Test
    void inThePlaneALineAlongTheEdgeIsTheWorst() {
        int[] sizes = {32, 64, 128};
        var line = jumps(Kernel.LINE, sizes);
        assertThat(line[0]).isCloseTo(0.0883883, within(1e-7));
        assertThat(slope(line, sizes)).isCloseTo(-0.5, within(5e-4));
        assertThat(slope(jumps(Kernel.POINT, sizes), sizes)).isCloseTo(-1, within(5e-4));
    }

    @Test
    void onlyASecondLayerWithoutRectifierMakesTheSlopeContinuous() {
        var once = new double[SIZES.length];
        var twice = new double[SIZES.length];
        var rectified = new double[SIZES.length];
        for (int i = 0; i < SIZES.length; i++) {
            var kernel = Kernel.POWER.line(SIZES[i]);
            var one = Signal.convolved(kernel, Signal.indicator(SIZES[i]));
            var two = Signal.convolved(kernel, one);
            once[i] = Signal.kink(one);
            twice[i] = Signal.kink(two);
            rectified[i] = Signal.kink(Signal.rectified(two));
        }
        assertThat(slope(once, SIZES)).isCloseTo(-0.012, within(5e-4));
        assertThat(slope(twice, SIZES)).isCloseTo(-0.781, within(5e-4));
        assertThat(slope(rectified, SIZES)).isCloseTo(-0.044, within(5e-4));
    }

    @Test
    void jumpAndKinkGoRoundTheCircle() {
        assertThat(Signal.jump(new double[] {5, 1, 2, 3})).isEqualTo(4);
        assertThat(Signal.jump(new double[] {0, 1, 2, 3})).isEqualTo(3);
        assertThat(Signal.kink(new double[] {0, 0, 1, 0})).isEqualTo(8);
        assertThat(Arrays.stream(Signal.indicator(64)).sum()).isEqualTo(24);
    }
}
