package org.l2bench.core.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostingGridTest {
    private static final BoostingGrid SHEET = new BoostingGrid(20, List.of(0.5, 0.1), List.of(5, 2));

    private static int[] alternating(int count) {
        return IntStream.range(0, count).map(i -> i / 2 % 2).toArray();
    }

    @Test
    void candidatesStandInTheOrderOfPreference() {
        assertThat(SHEET.candidates())
                .containsExactly(
                        new GradientBoosting(20, 0.1, 2),
                        new GradientBoosting(20, 0.5, 2),
                        new GradientBoosting(20, 0.1, 5),
                        new GradientBoosting(20, 0.5, 5));
    }

    /** One column decides: every candidate gets all rows right. */
    @Test
    void ofEqualOnesTheShallowAndSlowIsTaken() {
        double[][] rows =
                IntStream.range(0, 80).mapToObj(i -> new double[] {i % 2}).toArray(double[][]::new);
        int[] labels = IntStream.range(0, 80).map(i -> i % 2).toArray();
        assertThat(SHEET.choose(rows, labels, 2, alternating(80))).isEqualTo(new GradientBoosting(20, 0.1, 2));
    }

    /** A class of three signs takes three splits on the way to a leaf. */
    @Test
    void whatDepthIsNeededForIsChosenByHeldOutRows() {
        var random = new SplittableRandom(5);
        var rows = new double[1200][];
        var labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.doubles(3, -1, 1).toArray();
            labels[i] = rows[i][0] * rows[i][1] * rows[i][2] > 0 ? 1 : 0;
        }
        assertThat(SHEET.choose(rows, labels, 2, alternating(rows.length)).depth())
                .isEqualTo(5);
    }

    @Test
    void foldsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> SHEET.choose(new double[2][1], new int[2], 2, new int[2]))
                .hasMessage("there must be a fold for each of 2 rows, and at least 2 folds, were 2 rows in 1 folds");
        assertThatThrownBy(() -> new BoostingGrid(20, List.of(), List.of(2)))
                .hasMessage("a grid needs a rate and a depth, had [] and [2]");
    }
}
