package org.l2bench.reports.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankAssociationTest {
    private static final List<Double> X = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
    private static final List<Double> Y = List.of(2.0, 1.0, 4.0, 3.0, 7.0, 5.0, 8.0, 6.0);

    @Test
    void rhoWithoutTiesIsTheSumOfSquaredRankDifferences() {
        // 1 - 6 sum d^2 / (n (n^2 - 1)), d = 1,1,1,1,2,1,1,2: sum 14.
        assertThat(RankAssociation.of(X, Y).rho()).isCloseTo(1 - 6 * 14 / (8.0 * 63), within(1e-12));
    }

    @Test
    void tiesGetTheirMeanRank() {
        // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: Pearson's 4.5 / sqrt(4.5 * 5).
        var found = RankAssociation.of(List.of(1.0, 2.0, 2.0, 3.0), List.of(1.0, 3.0, 2.0, 4.0));
        assertThat(found.rho()).isCloseTo(4.5 / Math.sqrt(22.5), within(1e-12));
    }

    @Test
    void intervalIsTheSameEveryTimeAndHoldsRho() {
        var once = RankAssociation.of(X, Y);
        assertThat(RankAssociation.of(X, Y)).isEqualTo(once);
        var interval = once.interval().orElseThrow();
        assertThat(interval.low()).isLessThan(once.rho()).isGreaterThan(-1);
        assertThat(interval.high()).isGreaterThan(once.rho()).isLessThanOrEqualTo(1);
    }

    @Test
    void perfectOrderHasNoSpread() {
        assertThat(RankAssociation.of(X, X).interval().orElseThrow().low()).isCloseTo(1, within(1e-12));
    }
}
