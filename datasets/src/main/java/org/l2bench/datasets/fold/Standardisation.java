package org.l2bench.datasets.fold;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Column by column (x - mean) / divisor, as fitted on training rows alone: these then have mean 0 and population variance 1. A column
 * is constant if its least and greatest training value are equal, never by a deviation that rounding made; its divisor is 1.
 *
 * @param mean [columns]
 * @param divisor [columns], > 0
 * @param constantColumns how many columns are constant in the training rows
 */
@SuppressWarnings("ArrayRecordComponent") // a result, never compared
public record Standardisation(double[] mean, double[] divisor, int constantColumns) {
    /**
     * Fits the training rows; no other row is looked at.
     *
     * @param rows [rows][columns], finite
     * @param train the rows to fit, at least one
     */
    public static Standardisation fitted(double[][] rows, int[] train) {
        if (train.length == 0) {
            throw new IllegalArgumentException("a standardisation needs at least one training row, had none");
        }
        int columns = rows[train[0]].length;
        double[] mean = new double[columns];
        double[] divisor = new double[columns];
        int constant = 0;
        for (int j = 0; j < columns; j++) {
            int column = j;
            double[] values =
                    Arrays.stream(train).mapToDouble(i -> rows[i][column]).toArray();
            double least = Arrays.stream(values).min().orElseThrow();
            double range = Arrays.stream(values).max().orElseThrow() - least;
            if (range == 0) {
                constant++;
                mean[j] = least;
                divisor[j] = 1;
            } else {
                mean[j] = Arrays.stream(values).average().orElseThrow();
                divisor[j] = range * rootOfMeanSquare(values, mean[j], range);
            }
        }
        return new Standardisation(mean, divisor, constant);
    }

    /** In units of the range, so that the squares of tiny deviations are not 0. */
    private static double rootOfMeanSquare(double[] values, double mean, double range) {
        double sum = 0;
        for (double value : values) {
            double deviation = (value - mean) / range;
            sum += deviation * deviation;
        }
        return Math.sqrt(sum / values.length);
    }

    /** Rows, training rows or others, on the scale of the training rows. */
    public double[][] of(double[][] rows) {
        return Arrays.stream(rows).map(this::of).toArray(double[][]::new);
    }

    private double[] of(double[] row) {
        return IntStream.range(0, row.length)
                .mapToDouble(j -> (row[j] - mean[j]) / divisor[j])
                .toArray();
    }
}
