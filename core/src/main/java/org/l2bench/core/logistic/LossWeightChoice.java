package org.l2bench.core.logistic;

import java.util.Arrays;

/**
 * K of {@link LogisticRegression} chosen over inner folds: each row is answered by the regression of the folds without it, and the K
 * with the most right answers wins; of equal ones the smallest, the strongest penalty.
 *
 * @param lossWeight the K chosen
 * @param correct right answers of all rows for every K of the grid, in its order; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // counts to be shown, never compared
public record LossWeightChoice(double lossWeight, int[] correct) {
    /**
     * Chosen. The columns are taken as they are: standardise them on all these rows before.
     *
     * @param features [rows, columns]; not changed
     * @param labels [rows], 0 .. classes-1
     * @param classes at least 2
     * @param grid values of K, ascending
     * @param folds fold of every row, as {@link StratifiedFolds} gives them
     */
    public static LossWeightChoice of(double[][] features, int[] labels, int classes, double[] grid, int[] folds) {
        checkAscending(grid);
        var correct = new int[grid.length];
        int count = Arrays.stream(folds).max().orElse(-1) + 1;
        for (int fold = 0; fold < count; fold++) {
            var inside = StratifiedFolds.rowsIn(folds, fold);
            var outside = StratifiedFolds.rowsOutside(folds, fold);
            var training = OneAgainstRest.rows(features, outside);
            var system = NewtonSystem.of(training);
            for (int i = 0; i < grid.length; i++) {
                correct[i] += OneAgainstRest.fit(training, system, of(labels, outside), classes, grid[i])
                        .correct(OneAgainstRest.rows(features, inside), of(labels, inside));
            }
        }
        int best = 0;
        for (int i = 1; i < grid.length; i++) {
            best = correct[i] > correct[best] ? i : best;
        }
        return new LossWeightChoice(grid[best], correct);
    }

    private static int[] of(int[] labels, int[] rows) {
        return Arrays.stream(rows).map(i -> labels[i]).toArray();
    }

    private static void checkAscending(double[] grid) {
        for (int i = 1; i < grid.length; i++) {
            if (!(grid[i] > grid[i - 1])) {
                throw new IllegalArgumentException("the grid of K must ascend, was " + Arrays.toString(grid));
            }
        }
        if (grid.length == 0) {
            throw new IllegalArgumentException("the grid of K must have at least one value, was empty");
        }
    }
}
