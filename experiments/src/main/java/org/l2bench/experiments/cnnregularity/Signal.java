package org.l2bench.experiments.cnnregularity;

import java.util.Arrays;

/** Functions on the periodic interval [0, 1) or square, sampled at N or N x N places, and what kernels make of them. */
final class Signal {
    private Signal() {}

    /** 1 on the indices N/4 ... 5N/8 - 1, else 0. */
    static double[] indicator(int n) {
        var values = new double[n];
        Arrays.fill(values, n / 4, 5 * n / 8, 1);
        return values;
    }

    /** h sum_j k_j u_(i-j), j from -N/8 to N/8. */
    static double[] convolved(double[] kernel, double[] signal) {
        int n = signal.length;
        int reach = kernel.length / 2;
        var result = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = -reach; j <= reach; j++) {
                sum += kernel[j + reach] * signal[Math.floorMod(i - j, n)];
            }
            result[i] = sum / n;
        }
        return result;
    }

    /** The strip whose rows are {@link #indicator}, convolved in the plane, h^2 sum k u; row by row. */
    static double[][] convolvedStrip(Kernel kernel, int n) {
        var row = indicator(n);
        var strip = new double[n][];
        Arrays.fill(strip, row);
        var result = new double[n][n];
        double weight = kernel.value(n) / ((double) n * n);
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                double sum = 0;
                for (int j = 0; j < kernel.length(n); j++) {
                    sum += weight * strip[Math.floorMod(y - j, n)][x];
                }
                result[y][x] = sum;
            }
        }
        return result;
    }

    /** The largest difference of neighbours. */
    static double jump(double[] signal) {
        double largest = 0;
        for (int i = 0; i < signal.length; i++) {
            largest = Math.max(largest, Math.abs(signal[(i + 1) % signal.length] - signal[i]));
        }
        return largest;
    }

    /** The largest change of the difference quotient from one place to the next. */
    static double kink(double[] signal) {
        int n = signal.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double change = signal[(i + 1) % n] - 2 * signal[i] + signal[(i + n - 1) % n];
            largest = Math.max(largest, Math.abs(change) * n);
        }
        return largest;
    }

    /** max(v - max(v)/2, 0): a rectifier with a bias. */
    static double[] rectified(double[] signal) {
        double half = Arrays.stream(signal).max().orElse(0) / 2;
        return Arrays.stream(signal).map(v -> Math.max(v - half, 0)).toArray();
    }
}
