package org.l2bench.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenyiDivergenceTest {
    /** By 30-digit arithmetic, the sheet's. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 1, 2, 0.00017181342207454793",
        "0.04, 1.5, 2, 0.00089499696687373872",
        "0.04, 1.5, 32, 3.7884263143115316",
        "0.1, 1, 2, 0.017036863236176550",
        "0.1, 1, 8, 1.3783614113481265",
        "0.04, 1.5, 3.9, 0.0018332021995838586",
        "0.01, 0.7, 2.5, 0.00090986919628447718",
        "0.1, 1, 1.5, 0.011734592196685236"
    })
    void oneStepCostsWhatThirtyDigitsSay(double q, double sigma, double order, double expected) {
        assertThat(RenyiDivergence.of(new SubsampledGaussian(q, sigma), order)).isCloseTo(expected, within(1e-13));
    }

    /** By 40-digit arithmetic (mpmath). */
    @ParameterizedTest
    @CsvSource({
        "0.01, 1, 3, 0.00026463757458466135",
        "0.01, 1, 7.8, 0.0008475661385626622",
        "0.01, 1, 8, 0.00089364390760603185",
        "0.01, 1, 16, 3.0878507836962446",
        "0.01, 1, 63, 26.82055287552823",
        "0.05, 2, 2, 0.00070981156587489924",
        "0.05, 2, 8, 0.0031215266423009266",
        "0.05, 2, 10.6, 0.0043352845955248574",
        "0.05, 2, 16, 0.0073473141031782196",
        "0.05, 2, 63, 4.830953046176566",
        "0.2, 5, 2, 0.0016311000005411767",
        "0.2, 5, 8, 0.0067945183652243394",
        "0.2, 5, 63, 0.097823146161636785",
        "0.01, 1, 1.1, 9.2414710846869575e-5",
        "0.01, 1, 1.5, 0.00012725374332744983",
        "0.05, 2, 1.5, 0.0005285348531401284",
        "0.05, 2, 2.5, 0.00089376701370477124",
        "0.2, 5, 1.5, 0.0012193298274802218",
        "0.01, 0.35, 1.6, 0.043108294503989559",
        "0.1, 0.62, 1.5, 0.058402997317107652",
        "0.1, 0.15, 1.5, 26.425581176767602",
        "0.0001, 5, 1.1, 2.2445842245634527e-10"
    })
    void oneStepCostsWhatFortyDigitsSay(double q, double sigma, double order, double expected) {
        assertThat(RenyiDivergence.of(new SubsampledGaussian(q, sigma), order))
                .isCloseTo(expected, within(1e-14 + 1e-12 * expected));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1", "0.1, 0.62", "0.1, 7.2", "0.5, 0.35", "0.001, 2", "0.04, 0.15", "0.3, 0.1"})
    void seriesAndIntegralAgreeInIntegerOrders(double q, double sigma) {
        var step = new SubsampledGaussian(q, sigma);
        for (int order : new int[] {2, 3, 5, 11, 32, 63}) {
            double series = RenyiDivergence.series(step, order);
            assertThat(RenyiDivergence.integral(step, order)).isCloseTo(series, within(1e-12 * Math.max(1, series)));
        }
    }

    @Test
    void smallDivergencesKeepTheirDigits() {
        var step = new SubsampledGaussian(0.0001, 5);
        assertThat(RenyiDivergence.of(step, 1.1)).isCloseTo(2.2445842245634528e-10, within(1e-20));
        for (int order : new int[] {2, 7}) {
            double series = RenyiDivergence.series(step, order);
            assertThat(RenyiDivergence.integral(step, order)).isCloseTo(series, within(1e-10 * series));
        }
    }

    @Test
    void orderTwoIsAFormula() {
        double expected = Math.log1p(0.01 * 0.01 * Math.expm1(1));
        assertThat(RenyiDivergence.of(new SubsampledGaussian(0.01, 1), 2)).isCloseTo(expected, within(1e-18));
    }

    @Test
    void withoutSubsamplingItIsTheGaussians() {
        assertThat(RenyiDivergence.of(new SubsampledGaussian(1, 0.7), 3.3)).isEqualTo(3.3 / (2 * 0.7 * 0.7));
        double almost = RenyiDivergence.of(new SubsampledGaussian(1 - 1e-9, 0.7), 3.3);
        assertThat(almost).isCloseTo(3.3 / (2 * 0.7 * 0.7), within(1e-8));
    }

    @Test
    void withoutNoiseThereIsNoBound() {
        assertThat(RenyiDivergence.of(new SubsampledGaussian(0.1, 0), 2)).isInfinite();
    }

    @Test
    void itGrowsWithTheOrder() {
        var step = new SubsampledGaussian(0.1, 1.4);
        double before = 0;
        for (double order : RenyiEpsilon.ORDERS) {
            double here = RenyiDivergence.of(step, order);
            assertThat(here).isGreaterThan(before);
            before = here;
        }
    }

    @Test
    void whatIsNoMechanismIsNamed() {
        assertThatThrownBy(() -> new SubsampledGaussian(0, 1))
                .hasMessage("the sampling rate must be in (0, 1], was 0.0");
        assertThatThrownBy(() -> new SubsampledGaussian(0.5, -1))
                .hasMessage("the noise multiplier must be >= 0 and finite, was -1.0");
        assertThatThrownBy(() -> RenyiDivergence.of(new SubsampledGaussian(0.5, 1), 1))
                .hasMessage("an order must be > 1 and finite, was 1.0");
    }
}
