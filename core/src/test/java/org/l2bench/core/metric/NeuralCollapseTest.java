package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeuralCollapseTest {
    private static final double[][] THREE_CLASSES = Rows.stack(Rows.X0, Rows.X1, Rows.X2);
    private static final long[] LABELS = Rows.labels(10, 12, 11);
    private static final double[][] DIAGONAL = {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}};

    /** K10. */
    @Test
    void agreesWithTheReferenceOnThreeClasses() {
        var collapse = of(THREE_CLASSES, LABELS, DIAGONAL, LABELS);
        assertThat(collapse.nc1()).isCloseTo(158.05216764956754, within(1e-9));
        assertThat(collapse.equinormMeans()).isCloseTo(0.6772955004338034, within(1e-12));
        assertThat(collapse.equiangularMeans()).isCloseTo(0.708049181370535, within(1e-12));
        assertThat(collapse.maxAngleMeans()).isCloseTo(0.6008373250041581, within(1e-12));
        assertThat(collapse.nc3()).isCloseTo(2.2417674739495697, within(1e-12));
        // Norms 1, 2, 3 have population std sqrt(2/3) and mean 2; all cosines are 0.
        assertThat(collapse.equinormClassifier()).isCloseTo(Math.sqrt(2 / 3.0) / 2, within(1e-15));
        assertThat(collapse.equiangularClassifier()).isZero();
        assertThat(collapse.maxAngleClassifier()).isCloseTo(0.5, within(1e-15));
    }

    /** K11. */
    @ParameterizedTest
    @CsvSource({"2", "3", "8", "10"})
    void vanishesAtFullCollapse(int classes) {
        var simplex = Rows.simplex(classes);
        var labels = Rows.labels(DoubleStream.generate(() -> 5)
                .limit(classes)
                .mapToInt(v -> (int) v)
                .toArray());
        var features = Rows.of(labels.length, classes, (i, j) -> simplex[(int) labels[i]][j]);
        var collapse = of(features, labels, simplex, labels);
        assertThat(DoubleStream.of(
                        collapse.nc1(),
                        collapse.equinormMeans(),
                        collapse.equinormClassifier(),
                        collapse.equiangularMeans(),
                        collapse.equiangularClassifier(),
                        collapse.maxAngleMeans(),
                        collapse.maxAngleClassifier(),
                        collapse.nc3(),
                        collapse.nc4()))
                .allMatch(value -> value >= 0 && value < 1e-12);
    }

    /** K11. */
    @Test
    void nc1DoesNotDependOnRotationOrScale() {
        try (var scope = new PointerScope()) {
            var labels = Rows.tensor(LABELS);
            double nc1 = NeuralCollapse.nc1(Rows.tensor(THREE_CLASSES), labels, 3);
            double angle = 0.7;
            double[][] rotation = {
                {Math.cos(angle), -Math.sin(angle), 0}, {Math.sin(angle), Math.cos(angle), 0}, {0, 0, 1}
            };
            var moved = Rows.scale(Rows.multiply(THREE_CLASSES, rotation), 1e-3);
            assertThat(NeuralCollapse.nc1(Rows.tensor(moved), labels, 3)).isCloseTo(nc1, within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 200, 16, 5", "2, 300, 4, 8", "3, 90, 40, 6"})
    void nc1AgreesWithThePseudoInverseWrittenOut(long seed, int n, int p, int classes) {
        var random = new Random(seed);
        var centres = Rows.gaussian(random, classes, p);
        var noise = Rows.gaussian(random, n, p);
        var features = Rows.of(n, p, (i, j) -> centres[i % classes][j] + 0.1 * noise[i][j]);
        var labels = new long[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % classes;
        }
        double slow = slowNc1(features, labels, classes);
        try (var scope = new PointerScope()) {
            assertThat(NeuralCollapse.nc1(Rows.tensor(features), Rows.tensor(labels), classes))
                    .as("seed %d", seed)
                    .isCloseTo(slow, Offset.offset(1e-9 * slow));
        }
    }

    @Test
    void nc4IsTheShareThatDisagreesWithTheNearestMean() {
        double[][] features = {{0, 0}, {0, 2}, {10, 0}, {10, 2}};
        long[] labels = {0, 0, 1, 1};
        double[][] classifier = {{-1, 0}, {1, 0}};
        assertThat(of(features, labels, classifier, new long[] {0, 0, 1, 0}).nc4())
                .isEqualTo(0.25);
        assertThat(of(features, labels, classifier, labels).nc4()).isZero();
    }

    @Test
    void refusesWhatHasNoAngles() {
        double[][] same = {{1, 2}, {1, 2}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(same, new long[] {0, 1}, new double[][] {{1, 0}, {0, 1}}, new long[] {0, 1}))
                .withMessage("vector 0 of the class means is 0, its angles are undefined");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(same, new long[] {0, 0}, new double[][] {{1, 0}, {0, 1}}, new long[] {0, 1}))
                .withMessage("class 1 of 2 has no row");
    }

    private static NeuralCollapse of(double[][] features, long[] labels, double[][] classifier, long[] predicted) {
        try (var scope = new PointerScope()) {
            return NeuralCollapse.of(
                    Rows.tensor(features), Rows.tensor(labels), Rows.tensor(classifier), Rows.tensor(predicted));
        }
    }

    private static double slowNc1(double[][] features, long[] labels, int classes) {
        int p = features[0].length;
        var means = SlowGaussian.means(features, labels, classes);
        var global = new double[p];
        for (var mean : means) {
            for (int j = 0; j < p; j++) {
                global[j] += mean[j] / classes;
            }
        }
        var within = new double[p][p];
        var between = new double[p][p];
        for (int i = 0; i < features.length; i++) {
            var mean = means[(int) labels[i]];
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    within[a][b] += (features[i][a] - mean[a]) * (features[i][b] - mean[b]) / features.length;
                }
            }
        }
        for (var mean : means) {
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    between[a][b] += (mean[a] - global[a]) * (mean[b] - global[b]) / classes;
                }
            }
        }
        try (var scope = new PointerScope()) {
            // Singular values of a symmetric non-negative matrix are its eigenvalues; 1e-10 of the largest is the cut.
            var inverse = torch.linalg_pinv(Rows.tensor(between), 1e-10, true);
            return Rows.tensor(within).mm(inverse).trace().item_double() / classes;
        }
    }
}
