package org.l2bench.core.regulariser.probe;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;

/** Solvers that are slow and obvious, and data that are neither centred nor of one scale. */
final class Slow {
    private Slow() {}

    static double[][] features(int rows) {
        var random = new Random(7);
        return IntStream.range(0, rows)
                .mapToObj(i -> new double[] {
                    1 + 0.56 * random.nextGaussian(),
                    -0.5 + 1.02 * random.nextGaussian(),
                    1.8 + 1.91 * random.nextGaussian()
                })
                .toArray(double[][]::new);
    }

    static Sample regression(int rows) {
        var x = features(rows);
        var random = new Random(8);
        var y = Arrays.stream(x)
                .mapToDouble(r -> 0.3 + 2 * r[0] - r[1] + 0.5 * r[2] + random.nextGaussian())
                .toArray();
        return new Sample(List.of("x1", "x2", "x3"), x, y);
    }

    static Sample classes(int rows) {
        var sample = regression(rows);
        var middle = Arrays.stream(sample.labels()).average().orElseThrow();
        return new Sample(
                sample.names(),
                sample.features(),
                Arrays.stream(sample.labels()).map(v -> v > middle ? 1 : -1).toArray());
    }

    /** Ridge in closed form: (A'A / n + diag(strengths))^-1 A'y / n with a column of ones last. */
    static Fitted ridge(Sample sample, double[] strengths, double ofIntercept) {
        var a = new Array2DRowRealMatrix(withOnes(sample));
        var left = a.transpose().multiply(a).scalarMultiply(1.0 / sample.rows());
        for (var j = 0; j <= sample.width(); j++) {
            left.addToEntry(j, j, j == sample.width() ? ofIntercept : strengths[j]);
        }
        var right = a.transpose().operate(new ArrayRealVector(sample.labels())).mapMultiply(1.0 / sample.rows());
        return fitted(new QRDecomposition(left).getSolver().solve(right).toArray());
    }

    /** Ridge without an intercept. */
    static Fitted ridgeThroughZero(Sample sample, double strength) {
        var a = new Array2DRowRealMatrix(sample.features());
        var left = a.transpose().multiply(a).scalarMultiply(1.0 / sample.rows());
        for (var j = 0; j < sample.width(); j++) {
            left.addToEntry(j, j, strength);
        }
        var right = a.transpose().operate(new ArrayRealVector(sample.labels())).mapMultiply(1.0 / sample.rows());
        return new Fitted(new QRDecomposition(left).getSolver().solve(right).toArray(), OptionalDouble.empty());
    }

    /** Plain Newton for the log-loss of labels -1 and 1. */
    static Fitted logistic(Sample sample, double[] strengths, double ofIntercept) {
        var a = withOnes(sample);
        var w = new double[sample.width() + 1];
        for (var step = 0; step < 50; step++) {
            var gradient = new double[w.length];
            var hessian = new Array2DRowRealMatrix(w.length, w.length);
            for (var i = 0; i < a.length; i++) {
                var f = IntStream.range(0, w.length)
                        .boxed()
                        .mapToDouble(dot(a[i], w))
                        .sum();
                var p = 1 / (1 + Math.exp(sample.labels()[i] * f));
                for (var j = 0; j < w.length; j++) {
                    gradient[j] -= sample.labels()[i] * p * a[i][j] / a.length;
                    for (var k = 0; k < w.length; k++) {
                        hessian.addToEntry(j, k, p * (1 - p) * a[i][j] * a[i][k] / a.length);
                    }
                }
            }
            for (var j = 0; j < w.length; j++) {
                var strength = j == sample.width() ? ofIntercept : strengths[j];
                gradient[j] += 2 * strength * w[j];
                hessian.addToEntry(j, j, 2 * strength);
            }
            var change = new LUDecomposition(hessian).getSolver().solve(new ArrayRealVector(gradient));
            for (var j = 0; j < w.length; j++) {
                w[j] -= change.getEntry(j);
            }
        }
        return fitted(w);
    }

    private static java.util.function.ToDoubleFunction<Integer> dot(double[] a, double[] w) {
        return j -> a[j] * w[j];
    }

    /** Mean hinge + strength w'w with a free intercept, by sequential minimal optimisation of the dual. */
    static Fitted hinge(Sample sample, double strength) {
        var n = sample.rows();
        var x = sample.features();
        var y = sample.labels();
        var c = 1 / (2 * n * strength);
        var alpha = new double[n];
        var w = new double[sample.width()];
        for (var step = 0; step < 2_000_000; step++) {
            int up = -1;
            int low = -1;
            for (var i = 0; i < n; i++) {
                if ((y[i] > 0 ? alpha[i] < c : alpha[i] > 0) && (up < 0 || pull(x, y, w, i) > pull(x, y, w, up))) {
                    up = i;
                }
                if ((y[i] > 0 ? alpha[i] > 0 : alpha[i] < c) && (low < 0 || pull(x, y, w, i) < pull(x, y, w, low))) {
                    low = i;
                }
            }
            var gap = pull(x, y, w, up) - pull(x, y, w, low);
            if (gap < 1e-12) {
                return new Fitted(w, OptionalDouble.of((pull(x, y, w, up) + pull(x, y, w, low)) / 2));
            }
            var squares = 0.0;
            for (var j = 0; j < w.length; j++) {
                squares += Math.pow(x[up][j] - x[low][j], 2);
            }
            var t = Math.min(gap / squares, y[up] > 0 ? c - alpha[up] : alpha[up]);
            t = Math.min(t, y[low] > 0 ? alpha[low] : c - alpha[low]);
            alpha[up] += y[up] * t;
            alpha[low] -= y[low] * t;
            for (var j = 0; j < w.length; j++) {
                w[j] += t * (x[up][j] - x[low][j]);
            }
        }
        throw new IllegalStateException("the dual does not converge");
    }

    private static double pull(double[][] x, double[] y, double[] w, int i) {
        return y[i]
                - IntStream.range(0, w.length).mapToDouble(j -> w[j] * x[i][j]).sum();
    }

    /** Least squares with an L1 part as well, by coordinate descent: mean square + strength w'w + l1 sum abs(w). */
    static Fitted elasticNet(Sample sample, double strength, double l1) {
        var a = withOnes(sample);
        var w = new double[sample.width() + 1];
        for (var step = 0; step < 100_000; step++) {
            for (var j = 0; j < w.length; j++) {
                var right = 0.0;
                var left = 0.0;
                for (var i = 0; i < a.length; i++) {
                    var f = 0.0;
                    for (var k = 0; k < w.length; k++) {
                        f += k == j ? 0 : a[i][k] * w[k];
                    }
                    right += a[i][j] * (sample.labels()[i] - f) / a.length;
                    left += a[i][j] * a[i][j] / a.length;
                }
                var isIntercept = j == sample.width();
                var cut = isIntercept ? 0 : l1 / 2;
                w[j] = Math.signum(right) * Math.max(Math.abs(right) - cut, 0) / (left + (isIntercept ? 0 : strength));
            }
        }
        return fitted(w);
    }

    /** Gradient descent that is stopped after some steps. */
    static Fitted stopped(Sample sample, double strength, int steps, double rate) {
        var w = new double[sample.width() + 1];
        for (var step = 0; step < steps; step++) {
            var gradient = MeanLoss.gradient(org.l2bench.core.regulariser.convention.Loss.SQUARED, sample, fitted(w));
            for (var j = 0; j < w.length; j++) {
                w[j] -= rate * (gradient[j] + (j == sample.width() ? 0 : 2 * strength * w[j]));
            }
        }
        return fitted(w);
    }

    static Fitted fitted(double[] w) {
        return new Fitted(Arrays.copyOf(w, w.length - 1), OptionalDouble.of(w[w.length - 1]));
    }

    private static double[][] withOnes(Sample sample) {
        return Arrays.stream(sample.features())
                .map(r -> {
                    var all = Arrays.copyOf(r, r.length + 1);
                    all[r.length] = 1;
                    return all;
                })
                .toArray(double[][]::new);
    }
}
