package org.l2bench.core.linear;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.bytedeco.javacpp.DoublePointer;

/**
 * A float64 matrix in native memory, column after column, and what BLAS adds to it. Column after column, because the long side of
 * what a deep linear network multiplies is then the one along which BLAS computes in vectors.
 */
record Matrix(int rows, int columns, DoublePointer entries) {
    /** Of the current scope. */
    static Matrix zeros(int rows, int columns) {
        var entries = new DoublePointer((long) rows * columns);
        entries.put(new double[rows * columns]);
        return new Matrix(rows, columns, entries);
    }

    /** this := keep this + factor a b. */
    void product(double keep, double factor, Matrix a, Matrix b) {
        multiply(CblasNoTrans, CblasNoTrans, a.columns, factor, a, b, keep);
    }

    /** this := keep this + factor a^T b. */
    void productOfTransposed(double keep, double factor, Matrix a, Matrix b) {
        multiply(CblasTrans, CblasNoTrans, a.rows, factor, a, b, keep);
    }

    /** this := keep this + factor a b^T. */
    void productWithTransposed(double keep, double factor, Matrix a, Matrix b) {
        multiply(CblasNoTrans, CblasTrans, a.columns, factor, a, b, keep);
    }

    private void multiply(int a1, int b1, int inner, double factor, Matrix a, Matrix b, double keep) {
        cblas_dgemm(
                CblasColMajor,
                a1,
                b1,
                rows,
                columns,
                inner,
                factor,
                a.entries,
                a.rows,
                b.entries,
                b.rows,
                keep,
                entries,
                rows);
    }

    /** A copy of a matrix. */
    static Matrix of(RealMatrix values) {
        var matrix = zeros(values.getRowDimension(), values.getColumnDimension());
        matrix.entries.put(columns(values));
        return matrix;
    }

    /** A copy. */
    RealMatrix copy() {
        var values = new double[rows * columns];
        entries.get(values);
        var copy = MatrixUtils.createRealMatrix(rows, columns);
        for (int column = 0; column < columns; column++) {
            copy.setColumn(column, Arrays.copyOfRange(values, column * rows, (column + 1) * rows));
        }
        return copy;
    }

    /** The entries of a matrix column after column. */
    static double[] columns(RealMatrix matrix) {
        int rows = matrix.getRowDimension();
        var values = new double[rows * matrix.getColumnDimension()];
        for (int column = 0; column < matrix.getColumnDimension(); column++) {
            System.arraycopy(matrix.getColumn(column), 0, values, column * rows, rows);
        }
        return values;
    }
}
