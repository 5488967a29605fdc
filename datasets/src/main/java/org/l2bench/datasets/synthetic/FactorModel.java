package org.l2bench.datasets.synthetic;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.l2bench.datasets.table.GroupedTable;

/**
 * Tables that differ in nothing but how much their columns have in common: x = sqrt(rho) A z + sqrt(1 - rho) e with z ~ N(0, I_5),
 * e ~ N(0, I) and unit rows of A, so that every column has variance 1 at every rho. The class is that of
 * x1 x2 + x3 - x4 + (x5^2 - 1) / 2 above its median in the sample, with a share of the labels swapped.
 *
 * @param loadings A [columns][5], unit rows
 * @param factors z [rows][5]
 * @param noise e [rows][columns]
 * @param flipped the rows with the other label
 */
@SuppressWarnings("ArrayRecordComponent") // draws that are shared by the levels of rho, never compared
public record FactorModel(double[][] loadings, double[][] factors, double[][] noise, int[] flipped) {
    /** 400 rows of 100 columns and 2 % of the labels swapped: the sheet of ae-perturbation. */
    public static final Size SHEET = new Size(400, 100, 0.02);

    private static final int FACTORS = 5;

    /**
     * How much is drawn.
     *
     * @param rows at least 1
     * @param columns at least the 5 that make the class
     * @param flipped share of the rows with the other label, from 0 to 1; rounded to whole rows
     */
    public record Size(int rows, int columns, double flipped) {
        public Size {
            if (rows < 1 || columns < FACTORS || !(flipped >= 0 && flipped <= 1)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "rows must be >= 1, columns >= 5, flipped from 0 to 1, were %d, %d, %s",
                        rows,
                        columns,
                        flipped));
            }
        }

        /** Draws what the tables of all levels share. */
        public FactorModel draw(RandomGenerator random) {
            double[][] loadings = Drawn.normal(random, columns, FACTORS);
            for (double[] row : loadings) {
                double length = Math.sqrt(Arrays.stream(row).map(a -> a * a).sum());
                Arrays.setAll(row, k -> row[k] / length);
            }
            double[][] factors = Drawn.normal(random, rows, FACTORS);
            double[][] noise = Drawn.normal(random, rows, columns);
            return new FactorModel(
                    loadings, factors, noise, Drawn.some(random, rows, (int) Math.round(flipped * rows)));
        }
    }

    /**
     * The table of one level.
     *
     * @param rho the share of a column's variance that stems from the factors, from 0 to 1
     */
    public GroupedTable at(double rho) {
        if (!(rho >= 0 && rho <= 1)) {
            throw new IllegalArgumentException("rho must be from 0 to 1, was " + rho);
        }
        double[][] rows = IntStream.range(0, factors.length)
                .mapToObj(i -> row(i, Math.sqrt(rho), Math.sqrt(1 - rho)))
                .toArray(double[][]::new);
        double[] scores = Arrays.stream(rows).mapToDouble(FactorModel::score).toArray();
        double median = median(scores);
        int[] labels =
                Arrays.stream(scores).mapToInt(score -> score > median ? 1 : 0).toArray();
        Drawn.flip(labels, flipped);
        return Drawn.table("factor-" + rho, rows, labels);
    }

    private double[] row(int i, double common, double own) {
        return IntStream.range(0, loadings.length)
                .mapToDouble(j -> common * dot(loadings[j], factors[i]) + own * noise[i][j])
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
    }

    private static double score(double[] x) {
        return x[0] * x[1] + x[2] - x[3] + 0.5 * (x[4] * x[4] - 1);
    }

    private static double median(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
