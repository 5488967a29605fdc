package org.l2bench.experiments.pacbayesmasks;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Linear regression with stochastic masks, f(x) = sum_i w_i m_i x_i, m_i ~ Bernoulli(lambda_i), in closed form:
 *
 * <pre>E |y - X (w m)|^2 / n = |y - X (lambda w)|^2 / n + sum_i lambda_i (1 - lambda_i) w_i^2 |X_i|^2 / n</pre>
 *
 * @param gram X^T X / n
 * @param moments X^T y / n
 * @param labelSquare |y|^2 / n
 * @param weights w, fixed
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never written to, and never compared
record LinearProblem(RealMatrix gram, double[] moments, double labelSquare, double[] weights) {
    /**
     * Of samples.
     *
     * @param x by sample, then by feature
     */
    static LinearProblem of(double[][] x, double[] y, double[] weights) {
        double each = 1.0 / y.length;
        var matrix = MatrixUtils.createRealMatrix(x);
        return new LinearProblem(
                matrix.transpose().multiply(matrix).scalarMultiply(each),
                MatrixUtils.createRealVector(matrix.preMultiply(y))
                        .mapMultiply(each)
                        .toArray(),
                IntStream.range(0, y.length).mapToDouble(i -> y[i] * y[i]).sum() * each,
                weights);
    }

    int features() {
        return weights.length;
    }

    /** |y - X u|^2 / n. */
    double squaredError(double[] u) {
        double sum = labelSquare;
        var product = gram.operate(u);
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * (product[i] - 2 * moments[i]);
        }
        return sum;
    }

    /** sum_i lambda_i (1 - lambda_i) w_i^2 |X_i|^2 / n: what masks add to the loss of their mean. */
    double adaptivePenalty(double[] lambda) {
        return IntStream.range(0, features())
                .mapToDouble(i -> lambda[i] * (1 - lambda[i]) * curvature(i))
                .sum();
    }

    /** The expected loss. */
    double loss(double[] lambda) {
        return squaredError(masked(lambda)) + adaptivePenalty(lambda);
    }

    /** w_i^2 |X_i|^2 / n. */
    private double curvature(int i) {
        return weights[i] * weights[i] * gram.getEntry(i, i);
    }

    private double[] masked(double[] lambda) {
        return IntStream.range(0, features())
                .mapToDouble(i -> lambda[i] * weights[i])
                .toArray();
    }

    /** The gradient of |y - X (lambda w)|^2 / n in lambda: the mean of straight-through gradients. */
    double[] plugInGradient(double[] lambda) {
        var product = gram.operate(masked(lambda));
        return IntStream.range(0, features())
                .mapToDouble(i -> 2 * weights[i] * (product[i] - moments[i]))
                .toArray();
    }

    /** The gradient of {@link #loss}. */
    double[] gradient(double[] lambda) {
        var gradient = plugInGradient(lambda);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += (1 - 2 * lambda[i]) * curvature(i);
        }
        return gradient;
    }

    /** The largest eigenvalue of (2/n) (X diag w)^T (X diag w), the curvature of the plug-in loss. */
    double steepest() {
        var scaled = MatrixUtils.createRealDiagonalMatrix(weights);
        var curvatures = scaled.multiply(gram).multiply(scaled).scalarMultiply(2);
        double largest = 0;
        for (double value : new EigenDecomposition(curvatures).getRealEigenvalues()) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /** c_i = (w_i^2 |X_i|^2 - 2 w_i X_i^T y) / n: with orthogonal columns the loss is const + sum_i lambda_i c_i. */
    double[] criteria() {
        return IntStream.range(0, features())
                .mapToDouble(i -> curvature(i) - 2 * weights[i] * moments[i])
                .toArray();
    }

    /** w_i X_i^T y / n, how well a weight is aligned with the labels. */
    double[] alignments() {
        return IntStream.range(0, features())
                .mapToDouble(i -> weights[i] * moments[i])
                .toArray();
    }

    /** Dropout's solution u = p w: (X^T X + ((1-p)/p) diag |X_i|^2)^-1 X^T y, ridge regression with an L2 that adapts to the data. */
    double[] dropoutRidge(double keeping) {
        var penalised = gram.copy();
        for (int i = 0; i < features(); i++) {
            penalised.addToEntry(i, i, (1 - keeping) / keeping * gram.getEntry(i, i));
        }
        return new LUDecomposition(penalised)
                .getSolver()
                .solve(MatrixUtils.createRealVector(moments))
                .toArray();
    }

    /** With other weights. */
    LinearProblem with(double[] others) {
        return new LinearProblem(gram, moments, labelSquare, others);
    }

    /** The gradient of the expected loss in the weights, all kept with the same probability. */
    double[] weightGradient(double keeping) {
        var product = gram.operate(weights);
        return IntStream.range(0, features())
                .mapToDouble(i -> 2 * keeping * (keeping * product[i] - moments[i])
                        + 2 * keeping * (1 - keeping) * weights[i] * gram.getEntry(i, i))
                .toArray();
    }
}
