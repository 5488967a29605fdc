package org.l2bench.core.metric;

import java.util.Arrays;

/** Log densities of Gaussians in plain loops: the twin of {@link GaussianDensity}. */
final class SlowGaussian {
    private SlowGaussian() {}

    static double[][] means(double[][] rows, long[] labels, int classes) {
        int p = rows[0].length;
        var means = new double[classes][p];
        for (int c = 0; c < classes; c++) {
            int count = 0;
            for (int i = 0; i < rows.length; i++) {
                if (labels[i] == c) {
                    count++;
                    for (int j = 0; j < p; j++) {
                        means[c][j] += rows[i][j];
                    }
                }
            }
            for (int j = 0; j < p; j++) {
                means[c][j] /= count;
            }
        }
        return means;
    }

    /** Covariance over the rows with {@code from <= label < to}, each less the mean of its own class, over count - lost. */
    static double[][] covariance(double[][] rows, long[] labels, double[][] means, int from, int to, int lost) {
        int p = rows[0].length;
        var sum = new double[p][p];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (labels[i] >= from && labels[i] < to) {
                count++;
                var mean = means[(int) labels[i]];
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b < p; b++) {
                        sum[a][b] += (rows[i][a] - mean[a]) * (rows[i][b] - mean[b]);
                    }
                }
            }
        }
        return Rows.scale(sum, 1.0 / (count - lost));
    }

    /** -1/2 [p ln(2 pi) + ln det S + (x - m)^T S^-1 (x - m)] by Gauss-Jordan elimination. */
    static double logDensity(double[] x, double[] mean, double[][] covariance) {
        int p = x.length;
        var matrix = Rows.of(p, p + 1, (i, j) -> j < p ? covariance[i][j] : x[i] - mean[i]);
        double logDeterminant = 0;
        for (int k = 0; k < p; k++) {
            double pivot = matrix[k][k];
            logDeterminant += Math.log(pivot);
            matrix[k] = Arrays.stream(matrix[k]).map(v -> v / pivot).toArray();
            for (int i = 0; i < p; i++) {
                double factor = matrix[i][k];
                if (i != k) {
                    for (int j = 0; j <= p; j++) {
                        matrix[i][j] -= factor * matrix[k][j];
                    }
                }
            }
        }
        double distance = 0;
        for (int j = 0; j < p; j++) {
            distance += (x[j] - mean[j]) * matrix[j][p];
        }
        return -0.5 * (p * Math.log(2 * Math.PI) + logDeterminant + distance);
    }
}
