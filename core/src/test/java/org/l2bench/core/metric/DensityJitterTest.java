package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which step of a ladder is taken, and what is refused though rounding would let it through. */
class DensityJitterTest {
    private static final double[][] RANK_TWO = Rows.of(10, 3, (i, j) -> Math.sin(3 * i + 5 * j + 1));

    /** K8. */
    @Test
    void rankDeficientFeaturesNeedJitter() {
        try (var scope = new PointerScope();
                var relative = fit(RANK_TWO, Jitter.Relative.ladder());
                var absolute = fit(RANK_TWO, new Jitter.Ddu())) {
            assertThat(relative.jitter()).isBetween(1e-12, 1e-9);
            assertThat(absolute.jitter()).isBetween(1e-17, 1e-9);
            var far = Rows.tensor(new double[][] {{0.1, -0.2, 0.3}, {1e3, -1e3, 1e3}});
            assertThat(Arrays.stream(relative.scores(far))).allMatch(Double::isFinite);
            assertThat(relative.smallestEigenvalues()[0] / relative.largestEigenvalues()[0])
                    .isBetween(-1e-14, 1e-14);
        }
    }

    /** K8: rounding decides by luck whether Cholesky lets such a matrix through; the criterion must not. */
    @ParameterizedTest
    @CsvSource({"10, 3, 300", "20, 10, 300", "50, 64, 10", "250, 64, 10", "2000, 64, 5", "1000, 200, 3"})
    void randomRankDeficientFeaturesAreNeverTakenWithoutJitter(int n, int p, int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            var random = new Random(seed);
            var features = Rows.multiply(Rows.gaussian(random, n, p - 1), Rows.gaussian(random, p - 1, p));
            try (var scope = new PointerScope();
                    var density = fit(features, Jitter.Relative.ladder())) {
                assertThat(density.jitter()).as("seed %d", seed).isBetween(1e-12, 1e-7);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 10", "250, 64", "2000, 64"})
    void fullRankFeaturesNeedNone(int n, int p) {
        var random = new Random(9);
        var features = Rows.gaussian(random, n, p);
        // A feature that is almost the sum of two others, and features of very different units.
        var hard = Rows.of(
                n,
                p,
                (i, j) -> j == 2
                        ? features[i][0] + features[i][1] + 1e-4 * features[i][2]
                        : features[i][j] * Math.pow(10, j % 7));
        try (var scope = new PointerScope();
                var density = fit(hard, Jitter.Relative.ladder())) {
            assertThat(density.jitter()).isZero();
        }
    }

    @Test
    void aConstantFeatureNeedsJitterThoughItsMeanIsRounded() {
        var noise = Rows.gaussian(new Random(10), 300, 4);
        var features = Rows.of(300, 4, (i, j) -> j == 3 ? 0.1 : noise[i][j]);
        try (var scope = new PointerScope();
                var density = fit(features, Jitter.Relative.ladder())) {
            assertThat(density.jitter()).isEqualTo(1e-12);
        }
    }

    @Test
    void oneStepHoldsForAllClasses() {
        var labels = Rows.labels(10, 10);
        try (var scope = new PointerScope();
                var density = GaussianDensity.fit(
                        Rows.tensor(Rows.stack(RANK_TWO, Rows.X0)),
                        Rows.tensor(labels),
                        2,
                        new Jitter.Fixed(1e-2),
                        Covariance.PER_CLASS)) {
            var smallest = density.smallestEigenvalues();
            assertThat(smallest[0]).isLessThan(1e-14);
            assertThat(smallest[1]).isGreaterThan(1e-4);
            assertThat(density.jitter()).isEqualTo(1e-2);
        }
    }

    @Test
    void failsWithNumbersIfNoStepWorks() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> fit(RANK_TWO, new Jitter.Fixed(0)))
                .withMessageStartingWith(
                        "no jitter of 1 tried makes the 1 covariances of 3 features positive definite");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> fit(new double[][] {{1, 2}, {1, 2}, {1, 2}}, Jitter.Relative.ladder()))
                .withMessageContaining("smallest eigenvalue 0.0, largest 0.0");
    }

    private static GaussianDensity fit(double[][] features, Jitter jitter) {
        try (var scope = new PointerScope()) {
            return GaussianDensity.fit(
                    Rows.tensor(features), Rows.tensor(new long[features.length]), 1, jitter, Covariance.PER_CLASS);
        }
    }
}
