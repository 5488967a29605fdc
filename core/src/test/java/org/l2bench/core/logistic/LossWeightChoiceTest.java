package org.l2bench.core.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LossWeightChoiceTest {
    @Test
    void everyFoldHasItsShareOfEveryClass() {
        var random = new SplittableRandom(1);
        var labels = random.ints(103, 0, 4).toArray();
        var folds = StratifiedFolds.of(labels, 5);
        for (int label = 0; label < 4; label++) {
            int of = label;
            var counts = new int[5];
            for (int i = 0; i < labels.length; i++) {
                counts[folds[i]] += labels[i] == of ? 1 : 0;
            }
            assertThat(Arrays.stream(counts).max().orElseThrow()
                            - Arrays.stream(counts).min().orElseThrow())
                    .isLessThanOrEqualTo(1);
        }
        for (int fold = 0; fold < 5; fold++) {
            assertThat(StratifiedFolds.rowsIn(folds, fold)).hasSizeBetween(20, 21);
            assertThat(StratifiedFolds.rowsOutside(folds, fold)).hasSizeBetween(82, 83);
        }
    }

    @Test
    void theOrderDecidesWhoGoesWhere() {
        assertThat(StratifiedFolds.of(new int[] {0, 0, 0, 0, 1, 1}, 2)).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(StratifiedFolds.of(new int[] {0, 0, 0, 0, 1, 1}, 2, new int[] {1, 0, 2, 3, 5, 4}))
                .containsExactly(1, 0, 0, 1, 1, 0);
    }

    @Test
    void foldsThatCannotBeAreNamed() {
        assertThatThrownBy(() -> StratifiedFolds.of(new int[] {0, 0, 1}, 2))
                .hasMessage("class 1 has 1 rows, too few to have one in each of 2 folds");
        assertThatThrownBy(() -> StratifiedFolds.of(new int[] {0, 0}, 1))
                .hasMessage("at least 2 folds are needed, asked for 1");
        assertThatThrownBy(() -> StratifiedFolds.of(new int[] {0, -1, 0}, 2))
                .hasMessageContaining("labels must be >= 0");
    }

    @Test
    void theChoiceCountsTheAnswersOfTheRegressionsThatDidNotSeeTheRow() {
        var data = LogisticRegressionTest.noisy(90, 6, 11);
        var labels = new int[90];
        Arrays.setAll(labels, i -> data.positive()[i] ? 1 : 0);
        var folds = StratifiedFolds.of(labels, 3);
        var grid = new double[] {1e-3, 1e-2, 1e-1, 1};
        var choice = LossWeightChoice.of(data.features(), labels, 2, grid, folds);
        for (int k = 0; k < grid.length; k++) {
            int correct = 0;
            for (int row = 0; row < 90; row++) {
                var others = StratifiedFolds.rowsOutside(folds, folds[row]);
                var features = new double[others.length][];
                var positive = new boolean[others.length];
                for (int i = 0; i < others.length; i++) {
                    features[i] = data.features()[others[i]];
                    positive[i] = data.positive()[others[i]];
                }
                var fitted = LogisticRegression.fit(features, positive, grid[k]);
                correct += fitted.margin(data.features()[row]) > 0 == data.positive()[row] ? 1 : 0;
            }
            assertThat(choice.correct()[k]).isEqualTo(correct);
        }
        int most = Arrays.stream(choice.correct()).max().orElseThrow();
        int first = 0;
        while (choice.correct()[first] < most) {
            first++;
        }
        assertThat(choice.lossWeight()).isEqualTo(grid[first]);
    }

    @Test
    void ofEqualOnesTheSmallestWins() {
        var features = new double[][] {{-1}, {-2}, {-3}, {1}, {2}, {3}};
        var labels = new int[] {0, 0, 0, 1, 1, 1};
        var choice =
                LossWeightChoice.of(features, labels, 2, new double[] {0.01, 1, 100}, StratifiedFolds.of(labels, 3));
        assertThat(choice.correct()).containsExactly(6, 6, 6);
        assertThat(choice.lossWeight()).isEqualTo(0.01);
    }

    @Test
    void severalClassesAreToldApart() {
        var features = new double[][] {{2, 0}, {3, 1}, {-1, 2}, {-1, 3}, {-1, -2}, {-1, -3}};
        var labels = new int[] {0, 0, 1, 1, 2, 2};
        var fitted = OneAgainstRest.fit(features, labels, 3, 1);
        assertThat(fitted.classes()).hasSize(3);
        assertThat(fitted.correct(features, labels)).isEqualTo(6);
        assertThat(fitted.predicted(new double[] {5, 0})).isZero();
        assertThat(fitted.predicted(new double[] {0, -9})).isEqualTo(2);
    }

    @Test
    void columnsAreStandardisedByTheRowsMeasured() {
        var rows = new double[][] {{1, 0.1, 5}, {3, 0.1, 9}, {5, 0.1, 1}};
        var scaled = Standardisation.of(rows).applied(rows);
        assertThat(scaled[0][0]).isCloseTo(-Math.sqrt(1.5), within(1e-15));
        assertThat(scaled[1]).containsExactly(0, 0, Math.sqrt(1.5));
        assertThat(Standardisation.of(rows).applied(new double[][] {{3, 0.6, 5}})[0])
                .containsExactly(0, 0.5, 0);
    }

    @Test
    void aGridThatDoesNotAscendIsAnError() {
        assertThatThrownBy(() -> LossWeightChoice.of(
                        new double[4][1], new int[] {0, 0, 1, 1}, 2, new double[] {1, 0.1}, new int[] {0, 1, 0, 1}))
                .hasMessage("the grid of K must ascend, was [1.0, 0.1]");
    }
}
