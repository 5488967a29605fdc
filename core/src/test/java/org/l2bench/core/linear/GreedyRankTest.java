package org.l2bench.core.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

class GreedyRankTest {
    /** The sheet's values: teacher 10 diag(1 ... 5), depth 4, epsilon 0.5, 6,000 steps of 1e-4. */
    @Test
    void greedyVisitsThePlateausOneRankAfterTheOther() {
        var loss = MatrixLoss.population(MatrixUtils.createRealDiagonalMatrix(new double[] {10, 20, 30, 40, 50}));
        var visits = new GreedyRank(4, 0.5, 6000, 1e-4).visits(loss, 5);
        assertThat(visits.stream().mapToDouble(GreedyRank.Visit::loss).toArray())
                .containsExactly(new double[] {600, 280, 100, 20, 0.0002}, within(1e-4));
        assertThat(visits.stream().mapToDouble(GreedyRank.Visit::slope).toArray())
                .containsExactly(new double[] {20, 16, 12, 8, 4}, within(1e-3));
        assertThat(new SingularValueDecomposition(visits.get(4).product()).getSingularValues())
                .containsExactly(new double[] {50, 40, 30, 20, 9.971}, within(1e-3));
    }
}
