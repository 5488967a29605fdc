package org.l2bench.core.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class StandardisationTest {
    /** Every third row is a test row; the last column is constant. */
    private static final int[] TRAIN =
            IntStream.range(0, 90).filter(i -> i % 3 != 0).toArray();

    private static double[][] rows() {
        var random = new SplittableRandom(3);
        return IntStream.range(0, 90)
                .mapToObj(i -> new double[] {random.nextDouble(-5, 900), random.nextDouble() * 1e-4, 0.1})
                .toArray(double[][]::new);
    }

    @Test
    void trainingRowsHaveMeanZeroAndPopulationVarianceOne() {
        var scale = Standardisation.fitted(rows(), TRAIN);
        double[][] scaled = scale.of(rows());
        for (int j = 0; j < 3; j++) {
            int column = j;
            double[] values =
                    Arrays.stream(TRAIN).mapToDouble(i -> scaled[i][column]).toArray();
            assertThat(StatUtils.mean(values)).isCloseTo(0, within(1e-13));
            assertThat(StatUtils.populationVariance(values)).isCloseTo(j == 2 ? 0 : 1, within(1e-12));
        }
        assertThat(scale.constantColumns()).isEqualTo(1);
    }

    @Test
    void allRowsAreFittedWhereNoneAreHeldOut() {
        double[][] rows = {{1, 5}, {3, 9}, {5, 1}};
        double[][] scaled = Standardisation.fitted(rows).of(rows);
        assertThat(scaled[0][0]).isCloseTo(-Math.sqrt(1.5), within(1e-15));
        assertThat(scaled[1]).containsExactly(0, Math.sqrt(1.5));
    }

    /** A mean of equal decimals is often not that decimal: a deviation of 1e-17 must not become a divisor. */
    @Test
    void aConstantColumnIsToldByItsRangeAndBecomesZero() {
        double[][] rows =
                IntStream.range(0, 49).mapToObj(i -> new double[] {0.1}).toArray(double[][]::new);
        rows[48][0] = 2.1;
        var scale = Standardisation.fitted(rows, IntStream.range(0, 48).toArray());
        assertThat(scale.divisor()).containsExactly(1);
        assertThat(scale.of(rows)[7]).containsExactly(0);
        assertThat(scale.of(rows)[48][0]).isEqualTo(2.1 - 0.1);
    }

    @Test
    void tinyDeviationsAreDeviations() {
        double[][] rows = {{1e-200}, {3e-200}};
        assertThat(Standardisation.fitted(rows, new int[] {0, 1}).of(rows)).isDeepEqualTo(new double[][] {{-1}, {1}});
    }

    /** Check 8 of the sheet ae-perturbation. */
    @Test
    void aTestRowChangesNoBitOfTheTrainingRows() {
        var rows = rows();
        var scale = Standardisation.fitted(rows, TRAIN);
        double[][] moved = rows();
        Arrays.setAll(moved[3], j -> rows[3][j] + 1e6);
        var other = Standardisation.fitted(moved, TRAIN);
        assertThat(other.mean()).containsExactly(scale.mean());
        assertThat(other.divisor()).containsExactly(scale.divisor());
        assertThat(other.of(moved)[3]).isNotEqualTo(scale.of(rows)[3]);
        assertThat(other.of(moved)[1]).containsExactly(scale.of(rows)[1]);
    }

    @Test
    void aRowOfAnotherTableIsRefused() {
        var scale = Standardisation.fitted(rows());
        assertThatThrownBy(() -> scale.of(new double[][] {{1, 2}}))
                .hasMessage("a row must have 3 columns, as those fitted, had 2");
    }

    @Test
    void nothingCanNotBeFitted() {
        assertThatThrownBy(() -> Standardisation.fitted(new double[][] {{1}}, new int[0]))
                .hasMessage("a standardisation needs at least one training row, had none");
    }
}
