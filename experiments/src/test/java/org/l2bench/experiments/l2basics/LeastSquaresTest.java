package org.l2bench.experiments.l2basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** The sheet's example: X = [[1,2],[3,4],[5,6],[7,9]], y = (1,-1,2,3), lambda 0.25, so n lambda = 1. */
class LeastSquaresTest {
    private static final double[][] X = {{1, 2}, {3, 4}, {5, 6}, {7, 9}};
    private static final double[] Y = {1, -1, 2, 3};
    private static final double LAMBDA = 0.25;
    private static final LeastSquares PROBLEM = new LeastSquares(X, Y);

    private static void assertNear(RealVector actual, double tolerance, double... expected) {
        assertThat(actual.toArray()).usingComparatorWithPrecision(tolerance).containsExactly(expected);
    }

    @Test
    void theOracleIsThatOfTheMeanOfSquares() {
        var w = PROBLEM.ridge(LAMBDA);
        assertNear(w, 1e-14, 43.0 / 281, 42.0 / 281);
        assertThat(PROBLEM.loss(w) + LAMBDA * w.dotProduct(w)).isCloseTo(1.258007117437722, within(1e-13));
    }

    @Test
    void descentReachesIt() {
        assertNear(RidgeTrial.descend(PROBLEM, LAMBDA), 1e-13, 43.0 / 281, 42.0 / 281);
        // The sum of squares takes lambda for n lambda.
        assertNear(RidgeTrial.descend(PROBLEM, LAMBDA / 4), 1e-13, 0.18589393110989805, 0.12465828321487002);
    }

    @Test
    void aFreeInterceptIsNotShrunk() {
        var w = PROBLEM.centred().ridge(LAMBDA);
        assertNear(w, 1e-13, 2.0 / 43, 15.0 / 43);
        assertThat(intercept(w, Y)).isCloseTo(-33.0 / 43, within(1e-13));
    }

    private static double intercept(RealVector w, double[] y) {
        double meanY = (y[0] + y[1] + y[2] + y[3]) / 4;
        return meanY - (16.0 / 4 * w.getEntry(0) + 21.0 / 4 * w.getEntry(1));
    }

    @Test
    void aPenalisedInterceptIsOneMoreColumn() {
        var withOnes = new double[][] {{1, 2, 1}, {3, 4, 1}, {5, 6, 1}, {7, 9, 1}};
        assertNear(new LeastSquares(withOnes, Y).ridge(LAMBDA), 1e-13, 53.0 / 496, 117.0 / 496, -165.0 / 496);
    }

    @Test
    void shiftedTargetsShiftThePredictionsOfAFreeIntercept() {
        var shifted = new double[] {11, 9, 12, 13};
        var before = PROBLEM.centred().ridge(LAMBDA);
        var after = new LeastSquares(X, shifted).centred().ridge(LAMBDA);
        assertNear(after, 1e-13, before.toArray());
        assertThat(intercept(after, shifted) - intercept(before, Y)).isCloseTo(10, within(1e-12));
    }

    @Test
    void singularValuesFiltersAndDegreesOfFreedom() {
        var s = PROBLEM.singular().getSingularValues();
        assertThat(s).usingComparatorWithPrecision(1e-12).containsExactly(14.857076037853464, 0.5170025197621854);
        double first = PROBLEM.filter(s[0], LAMBDA);
        double second = PROBLEM.filter(s[1], LAMBDA);
        assertThat(first).isCloseTo(0.995490065461066, within(1e-12));
        assertThat(second).isCloseTo(0.2109156284891127, within(1e-12));
        assertThat(first + second).isCloseTo(1.2064056939501786, within(1e-12));
    }

    @Test
    void descentConvergesBelowTheLimitOnly() {
        double limit = PROBLEM.rateLimit(LAMBDA);
        assertThat(limit).isCloseTo(0.018039738155735906, within(1e-14));
        assertThat(LeastSquares.relativeError(descend(0.999 * limit), PROBLEM.ridge(LAMBDA)))
                .isLessThan(1e-6);
        assertThat(LeastSquares.relativeError(descend(1.001 * limit), PROBLEM.ridge(LAMBDA)))
                .isGreaterThan(1e3);
    }

    private static RealVector descend(double rate) {
        var penalty = new L2Penalty(LAMBDA, ParameterSelector.weights());
        return PROBLEM.descend(buffer -> new Sgd(buffer, rate, 0, Schedule.constant(), List.of(penalty)), 10_000);
    }

    @Test
    void theBoxOracleIsTheFreeSolutionInAWideBoxAndClippedInANarrowOne() {
        assertNear(PROBLEM.inBox(100), 1e-10, PROBLEM.ridge(0).toArray());
        var clipped = PROBLEM.inBox(0.2);
        assertThat(clipped.getLInfNorm()).isEqualTo(0.2);
        // Slow twin: a fine mesh of the box holds nothing better.
        for (int i = -20; i <= 20; i++) {
            for (int j = -20; j <= 20; j++) {
                var w = clipped.copy();
                w.setEntry(0, i / 100.0);
                w.setEntry(1, j / 100.0);
                assertThat(PROBLEM.loss(w)).isGreaterThanOrEqualTo(PROBLEM.loss(clipped) - 1e-12);
            }
        }
    }
}
