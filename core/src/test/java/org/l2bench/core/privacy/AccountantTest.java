package org.l2bench.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountantTest {
    /** The sheet's table: q = a / b, and in the last column epsilon by the distribution of the privacy loss with its tolerance. */
    @ParameterizedTest
    @CsvSource({
        "0.04, 1, 1.5, 2250, 1e-5, 7.329111171484, 3.9, 8.073848, 6.767, 0.01",
        "150, 60000, 1.3, 6000, 1e-5, 0.724223402611, 19, 0.941871, , ",
        "100, 100000, 1.0, 30000, 1e-7, 1.415498849545, 13, 1.709287, , ",
        "0.01, 1, 0.7, 120, 1e-5, 3.239192193913, 4.4, 3.932787, 2.4612381, 1e-4",
        "0.01, 1, 0.35, 120, 1e-5, 22.597035814, 1.6, 24.243204, 18.6977407, 1e-4",
        "64, 10000, 1.0, 782, 1e-6, 1.616394051337, 9.3, 1.996323, 1.199, 0.01",
        "1, 1, 0.7, 2, 1e-5, 10.860203573969, 3.3, , 10.1224946, 1e-4",
        "1, 1, 0.35, 2, 1e-5, 26.288037359969, 2.1, , 24.7160779, 1e-4",
        "256, 60000, 1.1, 14062, 1e-5, 2.596555868953, 8.1, 3.008272, 2.387, 0.01",
        "256, 60000, 1.3, 3515, 1e-5, 0.954429508730, 17, 1.192130, 0.867, 0.01",
        "256, 60000, 0.7, 10546, 1e-5, 6.318100586588, 3.8, 7.100268, 5.641, 0.01",
        "256, 50000, 1.0, 5859, 1e-5, 2.372924449446, 8.3, 2.782413, 2.160, 0.01",
        "256, 10000, 2.0, 1171, 1e-5, 2.078598969726, 9.6, 2.438672, 1.902, 0.01",
        "256, 10000, 1.0, 1171, 1e-5, 6.130194980851, 4.1, 6.855730, 5.573, 0.01",
        "256, 10000, 0.7, 1171, 1e-5, 14.102284490891, 2.4, 15.266616, 12.694, 0.01",
        "256, 10000, 0.5, 1171, 1e-5, 36.898290120705, 1.6, 38.662459, 33.31, 0.01",
        "128, 10000, 1.0, 2343, 1e-5, 4.061830659216, 5.5, 4.630851, 3.693, 0.01",
        "250, 5000, 1.0, 400, 1e-5, 7.419864143053, 3.5, 8.247496, 6.700, 0.01",
        "100, 2000, 2.0, 600, 1e-4, 2.650452107178, 6.4, 3.146226, 2.384, 0.01",
        "100, 2000, 1.0, 600, 1e-4, 8.007144885215, 3.0, 8.951532, 7.169, 0.01",
        "0.1, 1, 7.2, 400, 1e-4, 0.988537274, 14, 1.253111, , ",
        "0.1, 1, 4.0, 400, 1e-4, 1.954682237, 8.1, 2.362399, , ",
        "0.1, 1, 1.4, 400, 1e-4, 7.906345560, 3.1, 8.814141, , ",
        "0.1, 1, 0.62, 400, 1e-4, 39.872337166, 1.5, 41.781880, , ",
        "0.01, 1, 2.0, 5000, 1e-5, 1.613129631, , , , ",
        "0.01, 1, 1.0, 5000, 1e-5, 4.588969461, , , , ",
        "0.01, 1, 0.6, 5000, 1e-5, 17.322042430, , , , "
    })
    void composedStepsCostWhatTheTableSays(
            double a,
            double b,
            double sigma,
            long steps,
            double delta,
            double renyi,
            Double order,
            Double old,
            Double loss,
            Double tolerance) {
        var step = new SubsampledGaussian(a / b, sigma);
        var best = RenyiEpsilon.of(step, steps, delta, RenyiEpsilon.Conversion.NEW);
        assertThat(best.epsilon()).isCloseTo(renyi, within(1e-9));
        assertThat(Accountant.RENYI_NEW.epsilon(step, steps, delta)).isEqualTo(best.epsilon());
        if (order != null) {
            assertThat(best.order()).isEqualTo(order);
        }
        if (old != null) {
            assertThat(Accountant.RENYI_OLD.epsilon(step, steps, delta)).isCloseTo(old, within(1e-6));
        }
        if (loss != null) {
            assertThat(Accountant.PRIVACY_LOSS.epsilon(step, steps, delta)).isCloseTo(loss, within(tolerance));
        }
    }

    /**
     * Two libraries' answers on the same orders: dp-accounting's grid is {@link RenyiEpsilon#ORDERS}, right at integers, slightly too
     * large between; Opacus has 1.1 .. 10.9, 12 .. 63. The loss is dp-accounting's at an interval of 1e-5.
     */
    @ParameterizedTest
    @CsvSource({
        "0.01, 1, 1000, 1e-5, 2.1013652716430564, 7.8, 2.107753075451561, 1.8282367367299246",
        "1, 4, 1, 1e-5, 1.0125506277526435, 18, 1.0125506277526435, 0.9263415040990823",
        "1, 4, 10, 1e-5, 3.617099772983339, 6.6, 3.6278518728252274, 3.3414094699541588",
        "0.05, 2, 200, 1e-5, 1.7213067939455455, 10.6, 1.7228786422787101, 1.5606038304171945",
        "0.2, 5, 100, 1e-6, 1.9916917591018024, 12, 1.9916917591018024, 1.845009234408022",
        "0.01, 4, 1, 1e-5, 0.10307894942784795, 63, , 0.00804445794",
        "1, 20, 1, 1e-5, 0.18161725121127972, 63, , 0.16004211960"
    })
    void otherLibrariesSayTheSame(
            double q,
            double sigma,
            long steps,
            double delta,
            double renyi,
            double order,
            Double integers,
            double loss) {
        var step = new SubsampledGaussian(q, sigma);
        var orders = DoubleStream.concat(
                        IntStream.rangeClosed(11, 109).mapToDouble(i -> i / 10.0),
                        IntStream.rangeClosed(12, 63).asDoubleStream())
                .boxed()
                .toList();
        var best = RenyiEpsilon.of(step, steps, delta, RenyiEpsilon.Conversion.NEW, orders);
        assertThat(best.epsilon()).isCloseTo(renyi, within(1e-8));
        assertThat(best.order()).isEqualTo(order);
        if (integers != null) {
            var whole = IntStream.rangeClosed(2, 63).asDoubleStream().boxed().toList();
            assertThat(RenyiEpsilon.of(step, steps, delta, RenyiEpsilon.Conversion.NEW, whole)
                            .epsilon())
                    .isCloseTo(integers, within(1e-8));
        }
        assertThat(PrivacyLoss.epsilon(step, steps, delta)).isCloseTo(loss, within(1e-4));
    }

    @Test
    void ordersDecide() {
        var once = new SubsampledGaussian(0.01, 4);
        var far = RenyiEpsilon.of(once, 1, 1e-5, RenyiEpsilon.Conversion.NEW);
        assertThat(far.epsilon()).isCloseTo(0.04505582570500917, within(1e-12));
        assertThat(far.order()).isEqualTo(128);
        var thousand = new SubsampledGaussian(0.01, 1);
        var between = RenyiEpsilon.of(thousand, 1000, 1e-5, RenyiEpsilon.Conversion.NEW, List.of(7.7808));
        assertThat(between.epsilon()).isCloseTo(2.1013221312, within(1e-9));
        assertThat(Accountant.RENYI_OLD.epsilon(thousand, 1000, 1e-5)).isCloseTo(2.537982880184644, within(1e-8));
        var gaussian =
                RenyiEpsilon.of(new SubsampledGaussian(1, 4), 1, 1e-5, RenyiEpsilon.Conversion.NEW, List.of(17.631));
        assertThat(gaussian.epsilon()).isCloseTo(1.01228663776, within(1e-10));
        assertThat(RenyiEpsilon.ORDERS)
                .hasSize(156)
                .startsWith(1.1, 1.2)
                .contains(10.9, 11.0, 63.0)
                .endsWith(512.0, 1024.0);
    }

    @Test
    void theInverseGivesTheLeastNoise() {
        assertThat(epsilon(0.04, 1.416, 2250)).isCloseTo(7.998162, within(1e-6));
        assertThat(epsilon(0.04, 1.3562, 2000)).isCloseTo(7.999389, within(1e-6));
        double sigma = Accountant.RENYI_NEW.noiseMultiplier(0.04, 2250, 1e-5, 8);
        assertThat(sigma).isCloseTo(1.416, within(5e-4));
        assertThat(epsilon(0.04, sigma, 2250)).isLessThanOrEqualTo(8);
        assertThat(epsilon(0.04, sigma * (1 - 2e-6), 2250)).isGreaterThan(8);
        double other = Accountant.RENYI_NEW.noiseMultiplier(0.04, 2000, 1e-5, 8);
        assertThat(other).isCloseTo(1.3562, within(5e-4));
    }

    private static double epsilon(double q, double sigma, long steps) {
        return Accountant.RENYI_NEW.epsilon(new SubsampledGaussian(q, sigma), steps, 1e-5);
    }

    @Test
    void theInverseOfTheExactOneIsExact() {
        assertThat(Accountant.ANALYTIC_GAUSSIAN.noiseMultiplier(1, 1, 1e-5, 0.9263415039982287))
                .isCloseTo(4, within(1e-5));
        assertThatThrownBy(() -> Accountant.RENYI_NEW.noiseMultiplier(0.1, 10, 1e-5, 1e-4))
                .hasMessage(
                        "no noise multiplier up to 1000000.0 gives epsilon 1.0E-4 at delta 1.0E-5 by Renyi orders, new conversion");
        assertThatThrownBy(() -> Accountant.RENYI_NEW.noiseMultiplier(0.1, 10, 1e-5, 0))
                .hasMessage("the epsilon wanted must be > 0 and finite, was 0.0");
    }

    /** To twelve digits, the sheet's and those of 30-digit arithmetic (mpmath). */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1e-5, 4.377178095681",
        "2, 1, 1e-5, 1.993091404415",
        "4, 1, 1e-5, 0.926341503998",
        "4, 10, 1e-5, 3.341409469239",
        "0.05, 10, 1e-5, 2268.76772162927",
        "100, 1000000, 1e-8, 105.3272470887507"
    })
    void theGaussianWithoutSubsamplingIsExact(double sigma, long steps, double delta, double expected) {
        var step = new SubsampledGaussian(1, sigma);
        assertThat(Accountant.ANALYTIC_GAUSSIAN.epsilon(step, steps, delta))
                .isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
        // The window of so wide a distribution has no room for a fine grid.
        double loss = Accountant.PRIVACY_LOSS.epsilon(step, steps, delta);
        assertThat(loss).isBetween(expected, expected * (1 + 1e-5) + 3e-6);
    }

    /** From the distribution functions, by 30-digit arithmetic (mpmath), the larger of adding and removing. */
    @ParameterizedTest
    @CsvSource({
        "0.9, 1, 1e-3, 3.004795676613",
        "0.001, 0.3, 1e-6, 8.2458632336856",
        "0.1, 1, 0.5, 0",
        "0.001, 10, 1e-10, 0.00056357808930463",
        "0.01, 4, 1e-5, 0.0080436841268969",
        "0.1, 1, 1e-3, 0.64988477070311",
        "0.5, 0.5, 1e-2, 4.7408926015615"
    })
    void theLossOfASingleStepIsNeverTooSmallAndHardlyTooLarge(double q, double sigma, double delta, double exact) {
        double epsilon = PrivacyLoss.epsilon(new SubsampledGaussian(q, sigma), 1, delta);
        assertThat(epsilon).isBetween(exact - 1e-12, exact + 3e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 1, 30000, 1e-7",
        "0.01, 1, 1000, 1e-15",
        "0.5, 0.05, 10, 1e-5",
        "0.1, 7.2, 400, 1e-4",
        "0.1, 0.62, 400, 1e-4",
        "0.0001, 0.5, 100000, 1e-9"
    })
    void theLossIsTighterThanOrders(double q, double sigma, long steps, double delta) {
        var step = new SubsampledGaussian(q, sigma);
        double orders = Accountant.RENYI_NEW.epsilon(step, steps, delta);
        assertThat(Accountant.PRIVACY_LOSS.epsilon(step, steps, delta)).isBetween(0.7 * orders, orders);
        assertThat(Accountant.RENYI_OLD.epsilon(step, steps, delta)).isGreaterThan(orders);
    }

    @Test
    void noStepsCostNothingAndNoNoiseEverything() {
        for (var accountant : Accountant.values()) {
            assertThat(accountant.epsilon(new SubsampledGaussian(1, 2), 0, 1e-5))
                    .isZero();
            assertThat(accountant.epsilon(new SubsampledGaussian(1, 0), 1, 1e-5))
                    .isInfinite();
        }
    }

    @Test
    void whatHasNoEpsilonIsNamed() {
        var step = new SubsampledGaussian(0.1, 1);
        assertThatThrownBy(() -> Accountant.ANALYTIC_GAUSSIAN.epsilon(step, 1, 1e-5))
                .hasMessage("the analytic Gaussian needs sampling rate 1, was 0.1");
        assertThatThrownBy(() -> Accountant.PRIVACY_LOSS.epsilon(step, -1, 1e-5))
                .hasMessage("the number of steps must be >= 0, was -1");
        assertThatThrownBy(() -> Accountant.RENYI_NEW.epsilon(step, 1, 0))
                .hasMessage("delta must be in (0, 1), was 0.0");
    }
}
