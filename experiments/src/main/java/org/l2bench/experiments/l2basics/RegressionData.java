package org.l2bench.experiments.l2basics;

import org.apache.commons.math3.stat.StatUtils;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.datasets.catalogue.Catalogue;

/** The least-squares problems of part A. */
final class RegressionData {
    private static final String GROUP = "closed forms";
    private static final int FEATURES = 10;
    private static final int SAMPLES = 200;
    private static final int FRESH_SAMPLES = 2_000;

    private RegressionData() {}

    /** A problem and fresh samples of the same law. */
    record Synthetic(LeastSquares train, LeastSquares fresh) {}

    /** Column i of X is 10^(-(i-1)/9) N(0, 1), y = X N(0, 1) + 0.5 N(0, 1); n 200, d 10, and 2,000 fresh samples. */
    static Synthetic synthetic(SeedTree seeds, String problem) {
        var truth = normal(seeds, problem + ": true weights", FEATURES);
        return new Synthetic(
                draw(seeds, problem + ": train", SAMPLES, truth),
                draw(seeds, problem + ": fresh", FRESH_SAMPLES, truth));
    }

    private static LeastSquares draw(SeedTree seeds, String part, int n, double[] truth) {
        var inputs = normal(seeds, part + " inputs", n * FEATURES);
        var noise = normal(seeds, part + " noise", n);
        var x = new double[n][FEATURES];
        var y = new double[n];
        for (int row = 0; row < n; row++) {
            y[row] = 0.5 * noise[row];
            for (int i = 0; i < FEATURES; i++) {
                x[row][i] = Math.pow(10, -i / 9.0) * inputs[row * FEATURES + i];
                y[row] += x[row][i] * truth[i];
            }
        }
        return new LeastSquares(x, y);
    }

    private static double[] normal(SeedTree seeds, String purpose, int count) {
        return TensorArrays.doubles(new RandomStream(seeds.stream(GROUP, purpose)).normal(1, count));
    }

    /** All of spambase: columns centred and scaled by their own mean and standard deviation, labels 0 and 1 centred. */
    static LeastSquares spambase() {
        var table = Catalogue.loadTable("spambase");
        var x = standardised(table.rows());
        var y = new double[x.length];
        for (int row = 0; row < y.length; row++) {
            y[row] = table.labels()[row];
        }
        return new LeastSquares(x, y).centred();
    }

    /** Centred and scaled column by column, population standard deviation. */
    static double[][] standardised(double[][] rows) {
        var result = new double[rows.length][rows[0].length];
        for (int j = 0; j < rows[0].length; j++) {
            var column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][j];
            }
            double mean = StatUtils.mean(column);
            double std = Math.sqrt(StatUtils.populationVariance(column, mean));
            for (int i = 0; i < rows.length; i++) {
                result[i][j] = (rows[i][j] - mean) / std;
            }
        }
        return result;
    }
}
