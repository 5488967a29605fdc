package org.l2bench.core.logistic;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;

/**
 * The linear system of a Newton step, H s = r, where H is the Hessian of 1/2 |w|^2 + sum_i loss_i(w.x_i + b) in (w, b): the identity
 * over w plus sum_i c_i (x_i, 1)(x_i, 1)^T. Solved on the smaller side, columns or rows; both are the same number.
 */
interface NewtonSystem {
    /**
     * The step.
     *
     * @param curvatures c, [rows], each &gt; 0
     * @param right r, [columns + 1], the intercept last
     */
    double[] solve(double[] curvatures, double[] right);

    static NewtonSystem of(double[][] features) {
        return features[0].length <= features.length ? new OfColumns(features) : new OfRows(features);
    }

    /** Cholesky factors of H itself, [columns + 1, columns + 1]. */
    @SuppressWarnings("ArrayRecordComponent") // the rows of the caller, never compared
    record OfColumns(double[][] features) implements NewtonSystem {
        @Override
        public double[] solve(double[] curvatures, double[] right) {
            int columns = features[0].length;
            var hessian = new double[columns + 1][columns + 1];
            for (int row = 0; row < features.length; row++) {
                var x = features[row];
                double curvature = curvatures[row];
                for (int i = 0; i < columns; i++) {
                    double scaled = curvature * x[i];
                    var target = hessian[i];
                    for (int j = i; j < columns; j++) {
                        target[j] += scaled * x[j];
                    }
                    target[columns] += scaled;
                }
                hessian[columns][columns] += curvature;
            }
            for (int i = 0; i < columns; i++) {
                hessian[i][i] += 1;
                for (int j = i + 1; j <= columns; j++) {
                    hessian[j][i] = hessian[i][j];
                }
            }
            return cholesky(hessian).solve(new ArrayRealVector(right, false)).toArray();
        }
    }

    /**
     * By the identity of Woodbury: with A = I + X^T C X, S = C^(1/2) and M = I + S X X^T S, [rows, rows] and well conditioned,
     * A^-1 v = v - X^T S M^-1 S X v; the intercept's pivot is 1^T S M^-1 S 1, which no cancellation harms.
     */
    final class OfRows implements NewtonSystem {
        private final double[][] features;
        private final double[][] gram;

        OfRows(double[][] features) {
            this.features = features;
            int rows = features.length;
            this.gram = new double[rows][rows];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i][j] = LogisticRegression.dot(features[i], features[j]);
                    gram[j][i] = gram[i][j];
                }
            }
        }

        @Override
        public double[] solve(double[] curvatures, double[] right) {
            int rows = features.length;
            int columns = features[0].length;
            var roots = new double[rows];
            Arrays.setAll(roots, i -> Math.sqrt(curvatures[i]));
            var matrix = new double[rows][rows];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < rows; j++) {
                    matrix[i][j] = roots[i] * roots[j] * gram[i][j];
                }
                matrix[i][i] += 1;
            }
            var solver = cholesky(matrix);
            var ofOnes = solver.solve(new ArrayRealVector(roots, false)).toArray();
            var v = new double[rows];
            Arrays.setAll(v, i -> roots[i] * LogisticRegression.dot(features[i], right));
            var ofRight = solver.solve(new ArrayRealVector(v, false)).toArray();
            // c^T A^-1 v of the elimination, with c = X^T C 1, is 1^T S M^-1 S X v.
            double intercept =
                    (right[columns] - LogisticRegression.dot(roots, ofRight)) / LogisticRegression.dot(roots, ofOnes);
            var step = Arrays.copyOf(right, columns + 1);
            step[columns] = intercept;
            for (int i = 0; i < rows; i++) {
                // A^-1 X^T C 1 = X^T S M^-1 S 1.
                double share = roots[i] * (ofRight[i] + intercept * ofOnes[i]);
                for (int j = 0; j < columns; j++) {
                    step[j] -= share * features[i][j];
                }
            }
            return step;
        }
    }

    private static DecompositionSolver cholesky(double[][] matrix) {
        var filled = new Array2DRowRealMatrix(matrix, false);
        // Positive definite by construction: any positive pivot will do.
        return new CholeskyDecomposition(filled, CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD, 0)
                .getSolver();
    }
}
