package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class GridOptimumTest {
    private static final double[] STRENGTHS =
            DoubleStream.of(-4, -3.5, -2.5, -2, -1.5).map(e -> Math.pow(10, e)).toArray();

    /** A parabola in log10(strength) is found again, on unequal steps too. */
    private static double[] parabola(double vertex) {
        return DoubleStream.of(STRENGTHS)
                .map(s -> 0.2 + 0.03 * Math.pow(Math.log10(s) - vertex, 2))
                .toArray();
    }

    @Test
    void theVertexOfAParabolaIsFound() {
        assertThat(GridOptimum.log10Best(STRENGTHS, parabola(-2.8)).orElseThrow())
                .isCloseTo(-2.8, within(1e-9));
        assertThat(GridOptimum.log10Best(STRENGTHS, parabola(-2.1)).orElseThrow())
                .isCloseTo(-2.1, within(1e-9));
    }

    @Test
    void anOptimumAtTheBorderIsNone() {
        assertThat(GridOptimum.log10Best(STRENGTHS, parabola(-4.5))).isEmpty();
        assertThat(GridOptimum.log10Best(STRENGTHS, parabola(-1))).isEmpty();
        assertThat(GridOptimum.log10Best(new double[] {1, 2}, new double[] {1, 2}))
                .isEmpty();
        assertThat(GridOptimum.log10Best(new double[] {1, 2, 3}, new double[] {2, Double.NaN, 2}))
                .isEmpty();
        assertThat(GridOptimum.log10Best(new double[] {1, 10, 100}, new double[] {2, 2, 2}))
                .isEmpty();
    }

    @Test
    void theSlopeOverRatesIsFoundAndNeedsThreeOptima() {
        var rates = new double[] {0.01, 0.03, 0.1, 0.3};
        var values = new double[4][];
        for (int i = 0; i < 4; i++) {
            values[i] = parabola(-2.5 - 0.5 * Math.log10(rates[i] / 0.05));
        }
        assertThat(GridOptimum.slope(rates, STRENGTHS, values).orElseThrow()).isCloseTo(-0.5, within(1e-9));
        values[1] = parabola(-5);
        assertThat(GridOptimum.slope(rates, STRENGTHS, values).orElseThrow()).isCloseTo(-0.5, within(1e-9));
        values[2] = parabola(0);
        assertThat(GridOptimum.slope(rates, STRENGTHS, values)).isEmpty();
    }

    @Test
    void refusesValuesThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridOptimum.log10Best(STRENGTHS, new double[2]))
                .withMessageContaining("had 2 and 5");
    }
}
