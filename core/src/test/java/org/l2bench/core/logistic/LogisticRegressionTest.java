package org.l2bench.core.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {
    /** Two rows at -1 and 1: w is the root of w = 2 K / (1 + exp(w)), which K = (1 + e) / 2 puts at 1. */
    @Test
    void twoRowsHaveAClosedForm() {
        var fitted = LogisticRegression.fit(new double[][] {{-1}, {1}}, new boolean[] {false, true}, (1 + Math.E) / 2);
        assertThat(fitted.weights()[0]).isCloseTo(1, within(1e-12));
        assertThat(fitted.intercept()).isCloseTo(0, within(1e-12));
    }

    @Test
    void withoutInformationTheInterceptIsTheLogOdds() {
        var rows = new double[12][4];
        var positive = new boolean[12];
        positive[3] = positive[7] = positive[8] = true;
        var fitted = LogisticRegression.fit(rows, positive, 0.5);
        assertThat(fitted.weights()).containsOnly(0);
        assertThat(fitted.intercept()).isCloseTo(Math.log(3.0 / 9), within(1e-10));
        assertThat(fitted.probability(rows[0])).isCloseTo(0.25, within(1e-10));
    }

    /** By Newton's method in 40-digit arithmetic (mpmath) on x_ij = sin(1 + 7 i + 3 j), positive where cos(i^2) > 0. */
    @ParameterizedTest
    @CsvSource({
        "12, 3, 0.01, 0.0135792189051088306 -0.00982078673919861416 0.00586579145993073596 0.330223032297366442",
        "12, 3, 1, 0.560252511968351942 -0.194406229801095691 -0.175331094377418775 0.225161548651647279",
        "12, 3, 100, 7.91761527849078099 -0.304826300380570284 -7.31406377820431087 0.35500634324021513",
        "5, 8, 1, 0.588963815011965019 -0.462648800306481164 0.327073866717263412 -0.184952547461888713 0.0391294017115518618 0.107476919280086832 -0.251932089001587298 0.391344836248807181 -0.740995482557624341"
    })
    void theMinimumIsTheOneOfFortyDigits(int rows, int columns, double lossWeight, String expected) {
        var features = new double[rows][columns];
        var positive = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            int row = i;
            Arrays.setAll(features[i], j -> Math.sin(1 + 7 * row + 3 * j));
            positive[i] = Math.cos(i * i) > 0;
        }
        var fitted = LogisticRegression.fit(features, positive, lossWeight);
        var parameters = Arrays.stream(expected.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (int j = 0; j < columns; j++) {
            assertThat(fitted.weights()[j]).isCloseTo(parameters[j], within(1e-10));
        }
        assertThat(fitted.intercept()).isCloseTo(parameters[columns], within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-2, 1, 100})
    void theGradientVanishesAtTheMinimum(double lossWeight) {
        for (int columns : new int[] {11, 400}) {
            var data = noisy(300, columns, 5);
            var fitted = LogisticRegression.fit(data.features(), data.positive(), lossWeight);
            var gradient = fitted.gradient(data.features(), data.positive(), lossWeight);
            assertThat(largest(gradient)).isLessThan(1e-9);
        }
    }

    @Test
    void rowsAndColumnsSolveTheSameSystem() {
        var data = noisy(20, 20, 3);
        var curvatures = new double[20];
        Arrays.setAll(curvatures, i -> 0.1 + i);
        var right = new double[21];
        Arrays.setAll(right, i -> Math.cos(i));
        var ofColumns = new NewtonSystem.OfColumns(data.features()).solve(curvatures, right);
        var ofRows = new NewtonSystem.OfRows(data.features()).solve(curvatures, right);
        for (int i = 0; i <= 20; i++) {
            assertThat(ofRows[i]).isCloseTo(ofColumns[i], within(1e-12));
        }
    }

    @Test
    void separableRowsHaveAMinimum() {
        var rows = new double[][] {{-3, 1e3}, {-2, -1e3}, {2, 1e3}, {3, -1e3}};
        var positive = new boolean[] {false, false, true, true};
        var fitted = LogisticRegression.fit(rows, positive, 1e6);
        assertThat(largest(fitted.gradient(rows, positive, 1e6))).isLessThan(1e-4);
        assertThat(fitted.margins(rows)[0]).isNegative();
        assertThat(fitted.margins(rows)[3]).isPositive();
    }

    @Test
    void twentyFitsOfManyColumnsTakeSeconds() {
        var data = noisy(200, 751, 8);
        long start = System.nanoTime();
        for (int fit = 0; fit < 20; fit++) {
            LogisticRegression.fit(data.features(), data.positive(), Math.pow(10, fit % 4 - 3));
        }
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }

    @Test
    void whatCannotBeFittedIsNamed() {
        var rows = new double[][] {{1, 2}, {3, Double.NaN}};
        var both = new boolean[] {true, false};
        assertThatThrownBy(() -> LogisticRegression.fit(rows, both, 1))
                .hasMessage("features must be finite, row 1, column 1 is NaN");
        assertThatThrownBy(() -> LogisticRegression.fit(new double[][] {{1}, {2}}, new boolean[2], 1))
                .hasMessage("logistic regression needs rows of both classes, had 0 positive ones of 2");
        assertThatThrownBy(() -> LogisticRegression.fit(new double[][] {{1}, {2}}, both, 0))
                .hasMessage("K, the weight of the losses, must be > 0 and finite, was 0.0");
        assertThatThrownBy(() -> LogisticRegression.fit(new double[][] {{1}, {2, 3}}, both, 1))
                .hasMessage("row 1 must have 1 columns, as the first one, had 2");
        assertThatThrownBy(() -> LogisticRegression.fit(new double[][] {{1}}, both, 1))
                .hasMessage("logistic regression needs a class for every row, had 1 rows and 2 classes");
        assertThatThrownBy(() -> new LogisticRegression(new double[2], 0).margin(new double[3]))
                .hasMessage("a row must have 2 columns, as those fitted on, had 3");
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    @SuppressWarnings("ArrayRecordComponent") // of these tests alone
    record Labelled(double[][] features, boolean[] positive) {}

    static Labelled noisy(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var features = new double[rows][columns];
        var positive = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            Arrays.setAll(features[i], j -> 2 * random.nextDouble() - 1);
            positive[i] = features[i][0] + features[i][columns - 1] + random.nextDouble() > 0.5;
        }
        return new Labelled(features, positive);
    }
}
