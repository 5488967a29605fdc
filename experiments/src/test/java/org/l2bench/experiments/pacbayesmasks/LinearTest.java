package org.l2bench.experiments.pacbayesmasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.l2bench.core.bound.MaskDivergence;
import org.l2bench.core.experiment.SeedTree;

/** The numbers of the sheet for the linear model, and the formulas against enumeration and differences. */
class LinearTest {
    private static final double[][] X = {{1, 2, 0}, {0, 1, 1}, {2, 0, 1}, {1, 1, 1}};
    private static final double[] Y = {1, 0, 2, -1};
    private static final double[] W = {0.5, -1, 0.8};
    private static final double[] LAMBDA = {0.9, 0.3, 0.6};
    private final LinearProblem problem = LinearProblem.of(X, Y, W);

    private static double squaredError(double[] mask) {
        double sum = 0;
        for (int row = 0; row < Y.length; row++) {
            double residual = Y[row];
            for (int i = 0; i < W.length; i++) {
                residual -= X[row][i] * W[i] * mask[i];
            }
            sum += residual * residual / Y.length;
        }
        return sum;
    }

    /** The mean over all eight masks. */
    private static double enumerated(double[] lambda) {
        double sum = 0;
        for (int bits = 0; bits < 8; bits++) {
            var mask = new double[3];
            double probability = 1;
            for (int i = 0; i < 3; i++) {
                mask[i] = bits >> i & 1;
                probability *= mask[i] == 1 ? lambda[i] : 1 - lambda[i];
            }
            sum += probability * squaredError(mask);
        }
        return sum;
    }

    @Test
    void theExpectedLossIsThatOfAllMasksAndTheSheets() {
        assertThat(problem.loss(LAMBDA)).isCloseTo(1.563, within(1e-12));
        assertThat(problem.loss(LAMBDA)).isCloseTo(enumerated(LAMBDA), within(1e-12));
        assertThat(problem.adaptivePenalty(LAMBDA)).isCloseTo(0.46395, within(1e-12));
        assertThat(problem.loss(LAMBDA) - problem.adaptivePenalty(LAMBDA)).isCloseTo(1.09905, within(1e-12));
    }

    @Test
    void gradientsAreTheSheetsAndThePlugInOnesThoseOfTheMeanMask() {
        var exact = problem.gradient(LAMBDA);
        var plugIn = problem.plugInGradient(LAMBDA);
        var expected = new double[] {-0.49, 0.845, 0.38};
        var expectedPlugIn = new double[] {-0.19, 0.245, 0.476};
        for (int i = 0; i < 3; i++) {
            assertThat(exact[i]).isCloseTo(expected[i], within(1e-12));
            assertThat(plugIn[i]).isCloseTo(expectedPlugIn[i], within(1e-12));
            // The mean over all masks of the gradient at the mask: straight through.
            double mean = 0;
            for (int bits = 0; bits < 8; bits++) {
                var mask = new double[3];
                double probability = 1;
                for (int j = 0; j < 3; j++) {
                    mask[j] = bits >> j & 1;
                    probability *= mask[j] == 1 ? LAMBDA[j] : 1 - LAMBDA[j];
                }
                mean += probability * problem.plugInGradient(mask)[i];
            }
            assertThat(plugIn[i]).isCloseTo(mean, within(1e-12));
        }
    }

    @Test
    void theLossIsLinearInEachProbability() {
        for (int i = 0; i < 3; i++) {
            var points = new double[3];
            for (int at = 0; at < 3; at++) {
                var lambda = LAMBDA.clone();
                lambda[i] = at * 0.5;
                points[at] = problem.loss(lambda);
            }
            assertThat(points[0] - 2 * points[1] + points[2]).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void dropoutIsDataAdaptiveRidge() {
        double keeping = 0.8;
        var weights = Arrays.stream(problem.dropoutRidge(keeping))
                .map(u -> u / keeping)
                .toArray();
        var uniform = new double[] {keeping, keeping, keeping};
        for (int i = 0; i < 3; i++) {
            var above = weights.clone();
            var below = weights.clone();
            above[i] += 1e-4;
            below[i] -= 1e-4;
            double slope =
                    (problem.with(above).loss(uniform) - problem.with(below).loss(uniform)) / 2e-4;
            assertThat(slope).isCloseTo(0, within(1e-8));
            assertThat(problem.with(weights).weightGradient(keeping)[i]).isCloseTo(0, within(1e-12));
            // Elsewhere the written gradient is that of the differences.
            var other = problem.with(W);
            var up = W.clone();
            up[i] += 1e-4;
            var down = W.clone();
            down[i] -= 1e-4;
            double difference = (other.with(up).loss(uniform) - other.with(down).loss(uniform)) / 2e-4;
            assertThat(other.weightGradient(keeping)[i])
                    .isCloseTo(difference, within(1e-8))
                    .isNotZero();
        }
    }

    @Test
    void aShiftOfLogitsBoundsTheDivergence() {
        double r = Math.log(0.7 / 0.3);
        double r0 = Math.log(0.2 / 0.8);
        assertThat(MaskDivergence.bernoulli(r, r0)).isCloseTo(0.5826853020432394, within(1e-14));
        assertThat(LinearTrial.limit((r - r0) * (r - r0))).isCloseTo(0.6236167764971245, within(1e-14));
        var random = new Random(6);
        for (int pair = 0; pair < 20_000; pair++) {
            double a = 4 * random.nextGaussian();
            double b = 4 * random.nextGaussian();
            assertThat(MaskDivergence.bernoulli(a, b))
                    .isLessThanOrEqualTo(LinearTrial.limit((a - b) * (a - b)) * (1 + 1e-12));
        }
        assertThat(MaskDivergence.bernoulli(0.01, -0.01) / LinearTrial.limit(4e-4))
                .isCloseTo(1, within(1e-3));
    }

    @Test
    void withOrthogonalColumnsTheMaskFollowsTheCriterion() {
        try (var scope = new PointerScope()) {
            var draws = new LinearDraws(new SeedTree("pac-bayes-masks", 900), 20);
            var drawn = draws.of(Design.ORTHOGONAL, 80);
            var orthogonal = drawn.problem();
            for (int i = 0; i < 20; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(orthogonal.gram().getEntry(i, j)).isCloseTo(0, within(1e-12));
                }
                assertThat(Math.sqrt(orthogonal.gram().getEntry(i, i))).isBetween(0.5, 2.0);
            }
            double rate = Math.min(0.05, 1 / orthogonal.steepest());
            var lambda = LinearTrial.descend(orthogonal::gradient, 20, rate, 4000);
            assertThat(LinearTrial.agreement(lambda, orthogonal.criteria())).isEqualTo(1);
            assertThat(LinearTrial.vertexShare(lambda)).isGreaterThan(0.9);
            // The loss is const + sum lambda c.
            var zero = new double[20];
            double linear = orthogonal.loss(zero);
            for (int i = 0; i < 20; i++) {
                linear += lambda[i] * orthogonal.criteria()[i];
            }
            assertThat(orthogonal.loss(lambda)).isCloseTo(linear, within(1e-10));
            var straight = LinearTrial.descend(orthogonal::plugInGradient, 20, rate, 4000);
            assertThat(LinearTrial.vertexShare(straight)).isLessThan(LinearTrial.vertexShare(lambda) - 0.2);
        }
    }

    @Test
    void neighbouringFeaturesAreCorrelatedByOneHalf() {
        try (var scope = new PointerScope()) {
            var gram = new LinearDraws(new SeedTree("pac-bayes-masks", 901), 5)
                    .of(Design.CORRELATED, 20_000)
                    .problem()
                    .gram();
            assertThat(gram.getEntry(0, 0)).isCloseTo(1, within(0.05));
            assertThat(gram.getEntry(3, 3)).isCloseTo(1, within(0.05));
            assertThat(gram.getEntry(1, 2)).isCloseTo(0.5, within(0.03));
            assertThat(gram.getEntry(1, 3)).isCloseTo(0.25, within(0.03));
        }
    }
}
