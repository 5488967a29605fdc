package org.l2bench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AurocTest {
    private static final double[] ID = {0.9, 0.8, 0.8, 0.3};
    private static final double[] OOD = {0.8, 0.2, 0.1};

    /** K9: of 12 pairs 9 are won and 2 tied. */
    @Test
    void countsTiesHalf() {
        assertThat(Auroc.of(ID, OOD)).isEqualTo(0.8333333333333334);
        assertThat(Auroc.of(OOD, ID)).isCloseTo(1 - 0.8333333333333334, within(1e-15));
    }

    @Test
    void isOneIfEveryPositiveScoresHigher() {
        assertThat(Auroc.of(new double[] {3, Double.POSITIVE_INFINITY}, new double[] {2, -7}))
                .isEqualTo(1);
    }

    @Test
    void isOneHalfIfAllScoresAreEqual() {
        assertThat(Auroc.of(new double[] {0.0, -0.0, 0.0}, new double[] {-0.0, 0.0}))
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithTheLoopOverAllPairs(long seed) {
        var random = new Random(seed);
        for (int levels : new int[] {2, 5, 100, 1_000_000_000}) {
            var positive = scores(random, 1 + random.nextInt(200), levels);
            var negative = scores(random, 1 + random.nextInt(200), levels);
            assertThat(Auroc.of(positive, negative))
                    .as("seed %d, levels %d", seed, levels)
                    .isEqualTo(overAllPairs(positive, negative));
            assertThat(Auroc.of(positive, negative) + Auroc.of(negative, positive))
                    .as("seed %d, levels %d, swapped", seed, levels)
                    .isCloseTo(1, within(1e-15));
        }
    }

    @Test
    void leavesTheArgumentsAsTheyWere() {
        var positive = ID.clone();
        Auroc.of(positive, OOD);
        assertThat(positive).containsExactly(ID);
    }

    @Test
    void refusesNothingAndNaN() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Auroc.of(new double[0], OOD))
                .withMessage("AUROC needs at least one positive score, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Auroc.of(ID, new double[] {1, Double.NaN, 2}))
                .withMessage("AUROC is undefined for NaN, found in the negative scores");
    }

    private static double[] scores(Random random, int count, int levels) {
        return random.doubles(count).map(v -> Math.floor(v * levels)).toArray();
    }

    private static double overAllPairs(double[] positive, double[] negative) {
        double won = 0;
        for (double p : positive) {
            for (double q : negative) {
                won += p > q ? 1 : p == q ? 0.5 : 0;
            }
        }
        return won / ((double) positive.length * negative.length);
    }
}
