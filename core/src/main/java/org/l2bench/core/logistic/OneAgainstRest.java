package org.l2bench.core.logistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several classes by {@link LogisticRegression}, one against all others each; of two classes the second one against the first. The
 * class with the largest margin is answered, the first of equal ones.
 *
 * @param classes one regression a class, in their order, or a single one for two classes
 */
public record OneAgainstRest(List<LogisticRegression> classes) {
    public OneAgainstRest {
        classes = List.copyOf(classes);
    }

    /**
     * Fitted.
     *
     * @param features [rows, columns], standardised; not changed
     * @param labels [rows], 0 .. count-1, with at least one row of every class
     * @param count classes, at least 2
     * @param lossWeight K of {@link LogisticRegression}
     */
    public static OneAgainstRest fit(double[][] features, int[] labels, int count, double lossWeight) {
        return fit(features, NewtonSystem.of(features), labels, count, lossWeight);
    }

    static OneAgainstRest fit(double[][] features, NewtonSystem system, int[] labels, int count, double lossWeight) {
        if (count < 2) {
            throw new IllegalArgumentException("at least 2 classes are needed, there were " + count);
        }
        var fitted = new ArrayList<LogisticRegression>();
        for (int label = count == 2 ? 1 : 0; label < count; label++) {
            fitted.add(LogisticRegression.fit(features, system, are(label, labels), lossWeight));
        }
        return new OneAgainstRest(fitted);
    }

    /** The class of a row, 0 .. count-1. */
    public int predicted(double[] row) {
        if (classes.size() == 1) {
            return classes.get(0).margin(row) > 0 ? 1 : 0;
        }
        int best = 0;
        double largest = classes.get(0).margin(row);
        for (int label = 1; label < classes.size(); label++) {
            double margin = classes.get(label).margin(row);
            if (margin > largest) {
                best = label;
                largest = margin;
            }
        }
        return best;
    }

    /** The rows whose class it answers. */
    public int correct(double[][] rows, int[] labels) {
        int correct = 0;
        for (int i = 0; i < rows.length; i++) {
            correct += predicted(rows[i]) == labels[i] ? 1 : 0;
        }
        return correct;
    }

    private static boolean[] are(int label, int[] labels) {
        var result = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            result[i] = labels[i] == label;
        }
        return result;
    }

    /** These rows of a table. */
    static double[][] rows(double[][] table, int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> table[i]).toArray(double[][]::new);
    }
}
