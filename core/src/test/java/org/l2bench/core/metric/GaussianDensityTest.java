package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GaussianDensityTest {
    private static final double[][] TWO_CLASSES = Rows.stack(Rows.X0, Rows.X1);
    private static final long[] LABELS = Rows.labels(10, 12);
    private static final double[][] QUERIES = {{0.1, -0.2, 0.3}, {1.5, 0.5, -1}};

    /** K5. */
    @Test
    void agreesWithTheReferenceOnTwoClasses() {
        try (var scope = new PointerScope();
                var density = fit(TWO_CLASSES, LABELS, 2)) {
            assertThat(density.jitter()).isZero();
            var queries = Rows.tensor(QUERIES);
            assertThatTensor(density.logDensities(queries))
                    .hasShape(2, 2)
                    .hasValuesNear(
                            1e-9, -3.6420827121132664, -1.8893352551552838, -5.280154677242521, -5.347993185857626);
            assertThat(density.scores(queries))
                    .containsExactly(new double[] {-1.729517382283875, -4.620351603357126}, within(1e-9));
            assertThat(density.posteriorEntropies(queries)[0]).isCloseTo(0.41870042220465864, within(1e-9));
        }
    }

    /** K6. */
    @Test
    void agreesWithTheReferenceOnNormalisedRows() {
        var features = Rows.stack(Rows.normalised(Rows.X0), Rows.normalised(Rows.X1));
        try (var scope = new PointerScope();
                var density = fit(features, LABELS, 2)) {
            assertThat(density.scores(Rows.tensor(Rows.normalised(QUERIES))))
                    .containsExactly(new double[] {-10.773052865250785, -1.7310846726752156}, within(1e-9));
        }
    }

    /** K7. */
    @Test
    void invertibleMapsShiftLogDensitiesAndKeepTheAuroc() {
        double[][] map = {{1, 2, 0}, {0, 1, 1}, {1, 0, 1}};
        var familiar = Rows.gaussian(new Random(1), 100, 3);
        var strange = Rows.scale(Rows.gaussian(new Random(2), 100, 3), 2);
        try (var scope = new PointerScope();
                var plain = fit(TWO_CLASSES, LABELS, 2);
                var mapped = fit(Rows.multiply(TWO_CLASSES, map), LABELS, 2)) {
            var shift = mapped.logDensities(Rows.tensor(Rows.multiply(QUERIES, map)))
                    .sub(plain.logDensities(Rows.tensor(QUERIES)));
            double expected = -1.0986122886681096;
            assertThatTensor(shift).hasValuesNear(1e-9, expected, expected, expected, expected);
            double before = Auroc.of(plain.scores(Rows.tensor(familiar)), plain.scores(Rows.tensor(strange)));
            double after = Auroc.of(
                    mapped.scores(Rows.tensor(Rows.multiply(familiar, map))),
                    mapped.scores(Rows.tensor(Rows.multiply(strange, map))));
            assertThat(before).isBetween(0.6, 0.99);
            assertThat(after).isCloseTo(before, within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void agreesWithPlainLoops(Covariance covariance) {
        int p = 6;
        int classes = 3;
        var random = new Random(5);
        var mixing = Rows.gaussian(random, p, p);
        var features = Rows.multiply(Rows.gaussian(random, 90, p), mixing);
        var labels = random.longs(90, 0, classes).toArray();
        var queries = Rows.gaussian(random, 20, p);
        var means = SlowGaussian.means(features, labels, classes);
        try (var scope = new PointerScope();
                var density = GaussianDensity.fit(
                        Rows.tensor(features), Rows.tensor(labels), classes, new Jitter.Fixed(1e-3), covariance)) {
            var expected = Rows.of(20, classes, (i, c) -> {
                boolean shared = covariance == Covariance.SHARED;
                var plain = SlowGaussian.covariance(
                        features, labels, means, shared ? 0 : c, shared ? classes : c + 1, shared ? classes : 1);
                double trace = plain[0][0] + plain[1][1] + plain[2][2] + plain[3][3] + plain[4][4] + plain[5][5];
                var jittered = Rows.of(p, p, (a, b) -> plain[a][b] + (a == b ? 1e-3 * trace / p : 0));
                return SlowGaussian.logDensity(queries[i], means[c], jittered);
            });
            assertThatTensor(density.logDensities(Rows.tensor(queries))).isNear(Rows.tensor(expected), 1e-9);
            assertThatTensor(density.means()).isNear(Rows.tensor(means), 1e-12);
            assertThatTensor(density.factors()).hasShape(classes, p, p);
            assertThat(density.logDeterminants()).hasSize(classes).doesNotContain(Double.NaN);
            for (int c = 0; c < classes; c++) {
                assertThat(density.smallestEigenvalues()[c]).isBetween(0.0, density.largestEigenvalues()[c]);
            }
        }
    }

    @Test
    void manyRowsInBlocksGiveWhatTheyGiveOneByOne() {
        int n = 50_000; // x 8 classes x 16 features: more than one block
        var random = new Random(6);
        var features = Rows.gaussian(random, 160, 16);
        var labels = new long[160];
        Arrays.setAll(labels, i -> i % 8);
        var queries = Rows.gaussian(random, n, 16);
        try (var scope = new PointerScope();
                var density = fit(features, labels, 8)) {
            var all = density.scores(Rows.tensor(queries));
            for (int i : new int[] {0, 32_767, 32_768, n - 1}) {
                var alone = density.scores(Rows.tensor(new double[][] {queries[i]}));
                assertThat(all[i]).as("row %d", i).isCloseTo(alone[0], within(1e-9));
            }
        }
    }

    @Test
    void ownsItsMemoryAndItsResultsBelongToTheCaller() {
        GaussianDensity density;
        try (var scope = new PointerScope()) {
            density = fit(TWO_CLASSES, LABELS, 2);
        }
        try (var scope = new PointerScope()) {
            var queries = Rows.tensor(QUERIES);
            var logDensities = density.logDensities(queries);
            var means = density.means();
            density.close();
            density.close();
            assertThatTensor(logDensities).isFinite();
            assertThatTensor(means).isNear(Rows.tensor(SlowGaussian.means(TWO_CLASSES, LABELS, 2)), 1e-12);
            assertThatIllegalStateException()
                    .isThrownBy(() -> density.scores(queries))
                    .withMessage("this density has been closed");
        }
    }

    @Test
    void closingGivesTheMemoryBack() {
        var features = Rows.gaussian(new Random(7), 600, 256);
        var labels = Rows.labels(300, 300);
        try (var scope = new PointerScope()) {
            var x = Rows.tensor(features);
            var y = Rows.tensor(labels);
            fitAndScore(x, y, 5);
            long before = Pointer.physicalBytes();
            fitAndScore(x, y, 40);
            // Each fit leaves 2 x 256 x 256 x 8 bytes = 1 MB for its factors behind if it is not freed.
            assertThat(Pointer.physicalBytes() - before).isLessThan(20L << 20);
        }
    }

    private static void fitAndScore(Tensor x, Tensor y, int times) {
        for (int i = 0; i < times; i++) {
            try (var density = GaussianDensity.fit(x, y, 2, new Jitter.Fixed(1e-6), Covariance.PER_CLASS)) {
                assertThat(density.scores(x)).hasSize(600);
            }
        }
    }

    @Test
    void refusesWhatItCannotEstimate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(new double[][] {{1}, {2}, {3}}, new long[] {0, 0, 1}, 2))
                .withMessage("class 1 has one row, a covariance needs two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(new double[][] {{1}, {Double.NaN}}, new long[] {0, 0}, 1))
                .withMessage("features must be finite, found NaN or infinity");
        try (var scope = new PointerScope();
                var density = fit(TWO_CLASSES, LABELS, 2)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> density.scores(Tensor.create(new double[] {1, 2}, 1, 2)))
                    .withMessage("x must have shape [n, 3], had [1, 2]");
        }
    }

    private static GaussianDensity fit(double[][] features, long[] labels, int classes) {
        try (var scope = new PointerScope()) {
            return GaussianDensity.fit(
                    Rows.tensor(features),
                    Rows.tensor(labels),
                    classes,
                    Jitter.Relative.ladder(),
                    Covariance.PER_CLASS);
        }
    }
}
