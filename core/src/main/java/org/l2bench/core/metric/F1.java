package org.l2bench.core.metric;

import java.util.stream.IntStream;

/**
 * F1 of predicted classes, 2 TP / (2 TP + FP + FN) of each class, over the classes that rows are of or are predicted to be.
 *
 * @param weighted mean weighted by the number of rows of each class, in [0, 1]
 * @param macro unweighted mean, in [0, 1]
 */
public record F1(double weighted, double macro) {
    /**
     * Counts the classes.
     *
     * @param predicted [n], from 0 to classes - 1
     * @param labels [n], from 0 to classes - 1
     * @throws IllegalArgumentException if there is no row or one is of no class
     */
    public static F1 of(int[] predicted, int[] labels, int classes) {
        Arguments.require(
                labels.length >= 1 && predicted.length == labels.length,
                "there must be a row, and a prediction for each label, were %d predictions and %d labels",
                predicted.length,
                labels.length);
        int[] hits = new int[classes];
        int[] support = new int[classes];
        int[] claimed = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            support[checked("label", labels[i], i, classes)]++;
            claimed[checked("prediction", predicted[i], i, classes)]++;
            hits[labels[i]] += predicted[i] == labels[i] ? 1 : 0;
        }
        int[] present = IntStream.range(0, classes)
                .filter(c -> support[c] + claimed[c] > 0)
                .toArray();
        double weighted = 0;
        double sum = 0;
        for (int c : present) {
            double f1 = 2.0 * hits[c] / (support[c] + claimed[c]);
            weighted += f1 * support[c];
            sum += f1;
        }
        return new F1(weighted / labels.length, sum / present.length);
    }

    private static int checked(String what, int value, int row, int classes) {
        Arguments.require(
                value >= 0 && value < classes,
                "the %s of row %d must be from 0 to %d, was %d",
                what,
                row,
                classes - 1,
                value);
        return value;
    }
}
