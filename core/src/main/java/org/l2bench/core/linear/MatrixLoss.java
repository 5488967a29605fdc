package org.l2bench.core.linear;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A squared distance of a matrix A to a target, as weighted sum over entries: sum_ij m_ij (A_ij - T_ij)^2. Its gradient is
 * 2 m (A - T), entry by entry.
 */
public final class MatrixLoss {
    private final RealMatrix target;
    private final RealMatrix weights;
    private final double[] targetColumns;
    private final double[] weightColumns;

    /**
     * A weighted loss.
     *
     * @param target T
     * @param weights m, of the same shape; an entry that is not observed has 0
     */
    public MatrixLoss(RealMatrix target, RealMatrix weights) {
        MatrixUtils.checkAdditionCompatible(target, weights);
        this.target = target.copy();
        this.weights = weights.copy();
        this.targetColumns = Matrix.columns(target);
        this.weightColumns = Matrix.columns(weights);
    }

    /** The population loss of a linear map on whitened inputs, |A - T|_F^2 / outputs. */
    public static MatrixLoss population(RealMatrix target) {
        int rows = target.getRowDimension();
        return new MatrixLoss(
                target,
                MatrixUtils.createRealMatrix(rows, target.getColumnDimension()).scalarAdd(1.0 / rows));
    }

    /**
     * The mean squared error over the entries that are observed.
     *
     * @param observed 1 where an entry is, else 0
     */
    public static MatrixLoss overObserved(RealMatrix target, RealMatrix observed) {
        double count = 0;
        for (double one : Matrix.columns(observed)) {
            if (one != 0 && one != 1) {
                throw new IllegalArgumentException("an entry is observed, 1, or not, 0; one was " + one);
            }
            count += one;
        }
        if (count == 0) {
            throw new IllegalArgumentException("at least one entry must be observed, none was");
        }
        return new MatrixLoss(target, observed.scalarMultiply(1 / count));
    }

    public int rows() {
        return target.getRowDimension();
    }

    public int columns() {
        return target.getColumnDimension();
    }

    public double of(RealMatrix matrix) {
        return ofColumns(Matrix.columns(matrix), new double[targetColumns.length]);
    }

    /** 2 m (A - T). */
    public RealMatrix gradient(RealMatrix matrix) {
        var gradient = MatrixUtils.createRealMatrix(rows(), columns());
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                double difference = matrix.getEntry(row, column) - target.getEntry(row, column);
                gradient.setEntry(row, column, 2 * weights.getEntry(row, column) * difference);
            }
        }
        return gradient;
    }

    /**
     * The loss, with its gradient written out; both matrices column after column, as BLAS has them.
     *
     * @param gradient filled
     */
    double ofColumns(double[] matrix, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            double difference = matrix[i] - targetColumns[i];
            double weighted = weightColumns[i] * difference;
            sum += weighted * difference;
            gradient[i] = 2 * weighted;
        }
        return sum;
    }
}
