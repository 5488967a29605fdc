package org.l2bench.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorModelTest {
    private static final FactorModel DRAWN = FactorModel.SHEET.draw(new Well19937c(1L));

    /** Half above the median, then 8 of 400 labels swapped. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void theClassIsTheScoreAboveItsMedianButForTheSwappedLabels(double rho) {
        var table = DRAWN.at(rho);
        assertThat(table.table().rows()).hasDimensions(400, 100);
        double[] scores = Arrays.stream(table.table().rows())
                .mapToDouble(x -> x[0] * x[1] + x[2] - x[3] + 0.5 * (x[4] * x[4] - 1))
                .toArray();
        double median = StatUtils.percentile(scores, 50);
        int[] wrong = IntStream.range(0, 400)
                .filter(i -> table.labels()[i] != (scores[i] > median ? 1 : 0))
                .toArray();
        int[] flipped = DRAWN.flipped().clone();
        Arrays.sort(flipped);
        assertThat(wrong).hasSize(8).containsExactly(flipped);
        assertThat(table.table().name()).isEqualTo("factor-" + rho);
    }

    /** Var(x_j) = rho |A_j|^2 + (1 - rho) = 1, and the mean squared correlation grows with rho^2 E[(a b)^2] = rho^2 / 5. */
    @Test
    void everyColumnHasVarianceOneAndTheirCorrelationGrowsWithRho() {
        var large = new FactorModel.Size(4000, 30, 0).draw(new Well19937c(2L));
        double before = -1;
        for (double rho : new double[] {0, 0.5, 0.9}) {
            double[][] rows = large.at(rho).table().rows();
            for (int j = 0; j < 30; j++) {
                int column = j;
                assertThat(StatUtils.populationVariance(
                                Arrays.stream(rows).mapToDouble(x -> x[column]).toArray()))
                        .isCloseTo(1, within(0.12));
            }
            double[][] correlations =
                    new PearsonsCorrelation(rows).getCorrelationMatrix().getData();
            double squares = IntStream.range(0, 30)
                            .mapToDouble(i -> Arrays.stream(correlations[i])
                                            .map(r -> r * r)
                                            .sum()
                                    - 1)
                            .sum()
                    / (30 * 29);
            assertThat(squares).isCloseTo(rho * rho / 5, within(0.03)).isGreaterThan(before);
            before = squares;
        }
    }

    @Test
    void levelsShareAllThatIsDrawn() {
        double[] independent = DRAWN.at(0).table().rows()[17];
        assertThat(independent).containsExactly(DRAWN.noise()[17]);
        double[] half = DRAWN.at(0.5).table().rows()[17];
        double common = IntStream.range(0, 5)
                .mapToDouble(k -> DRAWN.loadings()[3][k] * DRAWN.factors()[17][k])
                .sum();
        assertThat(half[3]).isCloseTo(Math.sqrt(0.5) * (common + independent[3]), within(1e-12));
        for (double[] row : DRAWN.loadings()) {
            assertThat(Arrays.stream(row).map(a -> a * a).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void theSameStreamGivesTheSameTables() {
        assertThat(FactorModel.SHEET.draw(new Well19937c(1L)).at(0.9)).isEqualTo(DRAWN.at(0.9));
        assertThat(FactorModel.SHEET.draw(new Well19937c(2L)).at(0.9)).isNotEqualTo(DRAWN.at(0.9));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> DRAWN.at(1.5)).hasMessage("rho must be from 0 to 1, was 1.5");
        assertThatThrownBy(() -> new FactorModel.Size(400, 4, 0.02)).hasMessageContaining("columns >= 5");
    }
}
