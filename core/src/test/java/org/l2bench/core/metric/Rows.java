package org.l2bench.core.metric;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** Matrices of doubles as the tests need them, by closed forms or by a seed. */
final class Rows {
    interface Entry {
        double at(int i, int j);
    }

    /** K5: 10 x 3. */
    static final double[][] X0 = of(10, 3, (i, j) -> Math.sin(3 * i + 5 * j + 1) + 0.3 * Math.cos(i * (j + 1)));
    /** K5: 12 x 3. */
    static final double[][] X1 = of(12, 3, (i, j) -> Math.cos(2 * i + 7 * j + 2) + 0.3 * Math.sin(i * (j + 2)) + 1);
    /** K10: 11 x 3. */
    static final double[][] X2 = of(11, 3, (i, j) -> Math.sin(i * j + i + 2 * j + 0.5) - 1);

    private Rows() {}

    static double[][] of(int rows, int columns, Entry entry) {
        var matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix[i][j] = entry.at(i, j);
            }
        }
        return matrix;
    }

    static double[][] gaussian(Random random, int rows, int columns) {
        return of(rows, columns, (i, j) -> random.nextGaussian());
    }

    static double[][] stack(double[][]... blocks) {
        return Stream.of(blocks).flatMap(Stream::of).toArray(double[][]::new);
    }

    static double[][] multiply(double[][] a, double[][] b) {
        return of(a.length, b[0].length, (i, j) -> {
            double sum = 0;
            for (int k = 0; k < b.length; k++) {
                sum += a[i][k] * b[k][j];
            }
            return sum;
        });
    }

    static double[][] transpose(double[][] a) {
        return of(a[0].length, a.length, (i, j) -> a[j][i]);
    }

    static double[][] scale(double[][] a, double factor) {
        return of(a.length, a[0].length, (i, j) -> factor * a[i][j]);
    }

    static double[][] normalised(double[][] a) {
        return Stream.of(a)
                .map(row -> {
                    double norm = Math.sqrt(Arrays.stream(row).map(v -> v * v).sum());
                    return Arrays.stream(row).map(v -> v / norm).toArray();
                })
                .toArray(double[][]::new);
    }

    /** counts[0] zeros, counts[1] ones, and so on. */
    static long[] labels(int... counts) {
        return IntStream.range(0, counts.length)
                .flatMap(c -> IntStream.range(0, counts[c]).map(i -> c))
                .asLongStream()
                .toArray();
    }

    static Tensor tensor(double[][] rows) {
        return Tensor.create(Stream.of(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, rows[0].length);
    }

    static Tensor tensor(long[] labels) {
        return Tensor.create(labels, (long) labels.length);
    }

    /** Simplex of C unit vectors in C dimensions: sqrt(C / (C - 1)) (I - 1/C). */
    static double[][] simplex(int classes) {
        double scale = Math.sqrt(classes / (classes - 1.0));
        return of(classes, classes, (i, j) -> scale * ((i == j ? 1 : 0) - 1.0 / classes));
    }
}
