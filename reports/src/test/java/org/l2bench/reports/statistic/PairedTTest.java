package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class PairedTTest {
    private static final List<Double> ONE_TO_EIGHT = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);

    @Test
    void intervalUsesTheQuantileOfTheSheet() {
        var test = PairedT.of(ONE_TO_EIGHT, 0);
        // sd of 1..8 is sqrt(42/7); h = t(0.95, 7) sd / sqrt(8) with t = 1.894578605090007 (scipy.stats.t.ppf).
        var h = 1.894578605090007 * Math.sqrt(6) / Math.sqrt(8);
        assertThat(test.n()).isEqualTo(8);
        assertThat(test.mean()).isEqualTo(4.5);
        assertThat(test.sd()).isCloseTo(Math.sqrt(6), within(1e-14));
        assertThat(test.interval().low()).isCloseTo(4.5 - h, within(1e-9));
        assertThat(test.interval().high()).isCloseTo(4.5 + h, within(1e-9));
    }

    @Test
    void pIsTheUpperTailOfTheDensity() {
        for (var threshold : new double[] {-2, 0, 3, 4.5, 6}) {
            var test = PairedT.of(ONE_TO_EIGHT, threshold);
            var t = (4.5 - threshold) / (Math.sqrt(6) / Math.sqrt(8));
            assertThat(test.p()).isCloseTo(tail(t, 7), within(1e-9));
        }
    }

    @Test
    void pAgreesWithScipy() {
        // scipy.stats.ttest_1samp([1..8], popmean, alternative='greater').pvalue
        assertThat(PairedT.of(ONE_TO_EIGHT, 0).p()).isCloseTo(0.0006291601169681517, within(1e-12));
        assertThat(PairedT.of(ONE_TO_EIGHT, 3).p()).isCloseTo(0.06343518346183549, within(1e-12));
    }

    @Test
    void lowEndTouchesTheThresholdExactlyWhereTheTestDoes() {
        var low = PairedT.of(ONE_TO_EIGHT, 0).interval().low();
        assertThat(PairedT.of(ONE_TO_EIGHT, low).p()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void refusesWhatHasNoSpread() {
        assertThatThrownBy(() -> PairedT.of(List.of(1.0), 0)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> PairedT.of(List.of(1.0, 1.0), 0)).hasMessageContaining("above 0");
    }

    /** Slow twin: half minus the integral of Student's density from 0 to t, by the trapezoid rule. */
    private static double tail(double t, int df) {
        var constant = Math.exp(Gamma.logGamma((df + 1) / 2.0) - Gamma.logGamma(df / 2.0)) / Math.sqrt(df * Math.PI);
        var steps = 200_000;
        var width = t / steps;
        var sum = 0.0;
        for (var i = 0; i <= steps; i++) {
            var x = i * width;
            var density = constant * Math.pow(1 + x * x / df, -(df + 1) / 2.0);
            sum += i == 0 || i == steps ? density / 2 : density;
        }
        return 0.5 - sum * width;
    }

    /** Check 11 of the sheet ae-perturbation: t = 0.02 / sqrt((1/5 + 1/4) 0.00025), 4 degrees of freedom. */
    @Test
    void correctedTIsThatOfTheSheet() {
        var differences = List.of(0.02, 0.0, 0.04, 0.01, 0.03);
        assertThat(PairedT.t(differences, 0.25)).isCloseTo(1.885618, within(5e-7));
        assertThat(PairedT.t(differences, 0)).isCloseTo(0.02 / Math.sqrt(0.00025 / 5), within(1e-12));
        assertThat(PairedT.of(differences, 0, 0.25).p()).isCloseTo(tail(1.885618083164127, 4), within(1e-9));
    }
}
