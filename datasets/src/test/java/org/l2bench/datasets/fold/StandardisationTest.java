package org.l2bench.datasets.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.transform.Draws;

class StandardisationTest {
    @Test
    void trainingRowsHaveMeanZeroAndPopulationVarianceOne() {
        var table = Catalogue.loadTable("ionosphere");
        int[] train =
                Folds.stratified(table.labels(), 5, new Draws(1)).partition(0).train();
        var scale = Standardisation.fitted(table.rows(), train);
        double[][] scaled = scale.of(table.rows());
        for (int j = 0; j < table.columns().size(); j++) {
            int column = j;
            double[] values =
                    Arrays.stream(train).mapToDouble(i -> scaled[i][column]).toArray();
            assertThat(StatUtils.mean(values)).isCloseTo(0, within(1e-13));
            assertThat(StatUtils.populationVariance(values)).isCloseTo(j == 1 ? 0 : 1, within(1e-12));
        }
        assertThat(scale.constantColumns()).isEqualTo(1); // V2
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
        var table = Catalogue.loadTable("sonar");
        var partition = Folds.stratified(table.labels(), 5, new Draws(1)).partition(2);
        var scale = Standardisation.fitted(table.rows(), partition.train());
        double[][] moved = Arrays.stream(table.rows()).map(double[]::clone).toArray(double[][]::new);
        int row = partition.validation()[3];
        Arrays.setAll(moved[row], j -> moved[row][j] + 1e6);
        var other = Standardisation.fitted(moved, partition.train());
        assertThat(other.mean()).containsExactly(scale.mean());
        assertThat(other.divisor()).containsExactly(scale.divisor());
        assertThat(other.of(moved)[row]).isNotEqualTo(scale.of(table.rows())[row]);
        assertThat(other.of(moved)[partition.train()[0]])
                .containsExactly(scale.of(table.rows())[partition.train()[0]]);
    }

    @Test
    void nothingCanNotBeFitted() {
        assertThatThrownBy(() -> Standardisation.fitted(new double[][] {{1}}, new int[0]))
                .hasMessage("a standardisation needs at least one training row, had none");
    }
}
