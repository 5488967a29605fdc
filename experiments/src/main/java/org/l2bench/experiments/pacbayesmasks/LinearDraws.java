package org.l2bench.experiments.pacbayesmasks;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;

/**
 * Draws of linear problems: w_true = 0.5 N(0, 1), w = w_true + 0.5 N(0, 1), y = X w_true + N(0, 1).
 *
 * @param seeds shared by all arms
 */
record LinearDraws(SeedTree seeds, int features) {
    private static final double CORRELATION = 0.5;
    private static final double SCALE = 0.5;

    /** Samples and the weights that are masked. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never written to, and never compared
    record Drawn(double[][] x, double[] y, double[] weights) {
        LinearProblem problem() {
            return LinearProblem.of(x, y, weights);
        }

        /** Of some of the samples. */
        LinearProblem problem(int[] samples) {
            var rows = new double[samples.length][];
            var labels = new double[samples.length];
            for (int i = 0; i < samples.length; i++) {
                rows[i] = x[samples[i]];
                labels[i] = y[samples[i]];
            }
            return LinearProblem.of(rows, labels, weights);
        }
    }

    Drawn of(Design design, int samples) {
        var x = design == Design.ORTHOGONAL ? orthogonal(samples) : correlated(samples);
        var truth = normal("true weights", features);
        var shift = normal("shift of the weights", features);
        var noise = normal("label noise", samples);
        var weights = new double[features];
        for (int i = 0; i < features; i++) {
            truth[i] *= SCALE;
            weights[i] = truth[i] + SCALE * shift[i];
        }
        var y = MatrixUtils.createRealMatrix(x).operate(truth);
        for (int row = 0; row < samples; row++) {
            y[row] += noise[row];
        }
        return new Drawn(x, y, weights);
    }

    private double[][] orthogonal(int samples) {
        var raw = rows(normal("orthogonal features", samples * features), samples);
        var q = new QRDecomposition(MatrixUtils.createRealMatrix(raw)).getQ();
        // Uniform on 0.5 .. 2.
        var lengths = TensorArrays.doubles(stream("lengths of the columns").uniform(0.75, features));
        var x = new double[samples][features];
        for (int row = 0; row < samples; row++) {
            for (int i = 0; i < features; i++) {
                x[row][i] = q.getEntry(row, i) * Math.sqrt(samples) * (1.25 + lengths[i]);
            }
        }
        return x;
    }

    private double[][] correlated(int samples) {
        var x = rows(normal("correlated features", samples * features), samples);
        double fresh = Math.sqrt(1 - CORRELATION * CORRELATION);
        for (var row : x) {
            for (int i = 1; i < features; i++) {
                row[i] = CORRELATION * row[i - 1] + fresh * row[i];
            }
        }
        return x;
    }

    private double[][] rows(double[] flat, int samples) {
        var rows = new double[samples][features];
        for (int row = 0; row < samples; row++) {
            System.arraycopy(flat, row * features, rows[row], 0, features);
        }
        return rows;
    }

    private double[] normal(String purpose, int count) {
        return TensorArrays.doubles(stream(purpose).normal(1, count));
    }

    RandomStream stream(String purpose) {
        return new RandomStream(seeds.stream(LinearTrial.GROUP, purpose));
    }
}
