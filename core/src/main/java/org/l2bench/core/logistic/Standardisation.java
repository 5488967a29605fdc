package org.l2bench.core.logistic;

import java.util.Arrays;

/**
 * Columns moved and scaled to mean 0 and standard deviation 1 of the rows that it was measured on: (x - mean) / std, std with divisor n.
 * A column that is constant there is only moved, so that it is 0 in those rows.
 *
 * @param means [columns]; not copied
 * @param scales [columns], each &gt; 0; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, never compared
public record Standardisation(double[] means, double[] scales) {
    /** Measured on these rows, [rows, columns], at least one. */
    public static Standardisation of(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("a mean and a scale need at least 1 row, got none");
        }
        int columns = rows[0].length;
        var means = new double[columns];
        var scales = new double[columns];
        for (var row : rows) {
            for (int j = 0; j < columns; j++) {
                means[j] += row[j];
            }
        }
        for (int j = 0; j < columns; j++) {
            int column = j;
            // The mean of equal numbers need not be that number: rounding must not become a scale.
            boolean constant = Arrays.stream(rows).allMatch(row -> row[column] == rows[0][column]);
            if (constant) {
                means[j] = rows[0][j];
                scales[j] = 1;
                continue;
            }
            means[j] /= rows.length;
            double squares = 0;
            for (var row : rows) {
                squares += (row[j] - means[j]) * (row[j] - means[j]);
            }
            double std = Math.sqrt(squares / rows.length);
            scales[j] = std > 0 ? std : 1;
        }
        return new Standardisation(means, scales);
    }

    /** These rows, standardised; new arrays. */
    public double[][] applied(double[][] rows) {
        return Arrays.stream(rows).map(this::applied).toArray(double[][]::new);
    }

    private double[] applied(double[] row) {
        if (row.length != means.length) {
            throw new IllegalArgumentException(
                    "a row must have " + means.length + " columns, as those measured on, had " + row.length);
        }
        var result = new double[row.length];
        Arrays.setAll(result, j -> (row[j] - means[j]) / scales[j]);
        return result;
    }
}
