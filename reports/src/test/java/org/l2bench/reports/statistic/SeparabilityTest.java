package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class SeparabilityTest {
    private static final double[] RATES = {0.01, 0.0316, 0.1, 0.316};
    private static final double[] STRENGTHS = {1e-3, 3.16e-3, 1e-2, 3.16e-2, 0.1};

    private static OptionalDouble of(DoubleBinaryOperator cell) {
        var cells = new double[RATES.length][STRENGTHS.length];
        for (var i = 0; i < RATES.length; i++) {
            for (var j = 0; j < STRENGTHS.length; j++) {
                cells[i][j] = cell.applyAsDouble(Math.log10(RATES[i]), Math.log10(STRENGTHS[j]));
            }
        }
        return Separability.of(RATES, STRENGTHS, cells);
    }

    /** The expected numbers were made with numpy.linalg.lstsq on indicator columns of all levels. */
    @Test
    void aGridOfTwoFactorsIsSeparable() {
        assertThat(of((rate, strength) -> rate * rate + Math.pow(strength + 2, 2))
                        .orElseThrow())
                .isCloseTo(0.12973384161171753, within(1e-12));
    }

    @Test
    void aGridOfRateAndProductIsNot() {
        assertThat(of((rate, strength) -> rate * rate + Math.pow(rate + strength + 3, 2))
                        .orElseThrow())
                .isCloseTo(-0.24806833330951605, within(1e-12));
    }

    /** A plane is both: log(rate * strength) is linear in either factor. */
    @Test
    void aPlaneIsBoth() {
        assertThat(of((rate, strength) -> rate + 2 * strength).orElseThrow()).isCloseTo(0, within(1e-3));
    }

    /**
     * Rates in half decades, strengths in full ones: the products fall on two chains that never meet, and a column of indicators is the
     * sum of others. The expected numbers are numpy.linalg.lstsq's, with the degrees of freedom of its rank (8 and 14 of 20).
     */
    @Test
    void dependentColumnsCountAsTheirRank() {
        var rates = new double[] {1e-3, 3.16e-3, 1e-2, 3.16e-2};
        var strengths = new double[] {1e-4, 1e-3, 1e-2, 0.1, 1};
        var half = new double[] {-3, -2.5, -2, -1.5};
        var full = new double[] {-4, -3, -2, -1, 0};
        assertThat(Separability.of(rates, strengths, cells(half, full, (r, s) -> r * r + Math.pow(s + 2, 2)))
                        .orElseThrow())
                .isCloseTo(0.3445540065737278, within(1e-12));
        assertThat(Separability.of(rates, strengths, cells(half, full, (r, s) -> r * r + Math.pow(r + s + 4, 2)))
                        .orElseThrow())
                .isCloseTo(-0.2855425308085362, within(1e-12));
    }

    private static double[][] cells(double[] rates, double[] strengths, DoubleBinaryOperator cell) {
        return Arrays.stream(rates)
                .mapToObj(r -> Arrays.stream(strengths)
                        .map(s -> cell.applyAsDouble(r, s))
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void theUnitOfTheCellsDoesNotMatter() {
        var plain = of((rate, strength) -> rate * rate + Math.pow(strength + 2, 2));
        assertThat(of((rate, strength) -> 0x1p-600 * (rate * rate + Math.pow(strength + 2, 2))))
                .isEqualTo(plain);
        assertThat(of((rate, strength) -> 0x1p1000 * (rate * rate + Math.pow(strength + 2, 2))))
                .isEqualTo(plain);
    }

    @Test
    void thereIsNoneWhereNothingVariesOrTheGridIsTooSmall() {
        assertThat(of((rate, strength) -> 0.5)).isEmpty();
        assertThat(of((rate, strength) -> rate > -1 ? Double.NaN : strength)).isEmpty();
        assertThat(Separability.of(new double[] {1, 3}, new double[] {1, 3}, new double[][] {{1, 2}, {3, 5}}))
                .isEmpty();
    }
}
