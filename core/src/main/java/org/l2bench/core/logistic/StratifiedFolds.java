package org.l2bench.core.logistic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Folds in which every class has its share: in each class the counts of two folds differ by at most one, and so do the sizes of the
 * folds. Nothing is drawn here: rows are dealt out in their order, class by class, so whoever wants random folds shuffles the rows.
 */
public final class StratifiedFolds {
    private StratifiedFolds() {}

    /**
     * The fold of every row, 0 .. folds-1, [rows].
     *
     * @param labels class of every row, &gt;= 0
     * @param folds at least 2, and at most the rows of any class
     */
    public static int[] of(int[] labels, int folds) {
        return of(labels, folds, IntStream.range(0, labels.length).toArray());
    }

    /**
     * The same, dealt out in another order.
     *
     * @param order a permutation of the rows
     */
    public static int[] of(int[] labels, int folds, int[] order) {
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        if (folds < 2) {
            throw new IllegalArgumentException("at least 2 folds are needed, asked for " + folds);
        }
        if (order.length != labels.length) {
            throw new IllegalArgumentException(
                    "an order of " + labels.length + " rows must have as many entries, had " + order.length);
        }
        var result = new int[labels.length];
        Arrays.fill(result, -1);
        int dealt = 0;
        for (int label = 0; label < classes; label++) {
            int before = dealt;
            for (int row : order) {
                if (labels[row] == label) {
                    // The count goes on from class to class, or the first folds would get every class's odd row.
                    result[row] = dealt++ % folds;
                }
            }
            int count = dealt - before;
            if (count > 0 && count < folds) {
                throw new IllegalArgumentException("class " + label + " has " + count
                        + " rows, too few to have one in each of " + folds + " folds");
            }
        }
        if (dealt != labels.length) {
            throw new IllegalArgumentException("labels must be >= 0 and the order a permutation: " + dealt + " of "
                    + labels.length + " rows were dealt out");
        }
        return result;
    }

    /** The rows of a fold, ascending. */
    public static int[] rowsIn(int[] folds, int fold) {
        return IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray();
    }

    /** The rows of all other folds, ascending. */
    public static int[] rowsOutside(int[] folds, int fold) {
        return IntStream.range(0, folds.length).filter(i -> folds[i] != fold).toArray();
    }
}
