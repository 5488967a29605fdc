package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;

/**
 * The mean of squares L(w) = |y - X w|^2 / n, without intercept, in float64. Its oracles come from commons-math3; what is
 * tested against them are the optimisers, which see nothing but the gradient 2 (X^T X w - X^T y) / n.
 */
final class LeastSquares {
    private final RealMatrix x;
    private final RealVector y;
    private final RealMatrix gram;
    private final RealVector moment;
    private final double[] curvatures;

    LeastSquares(double[][] x, double[] y) {
        this(new Array2DRowRealMatrix(x), new ArrayRealVector(y));
    }

    private LeastSquares(RealMatrix x, RealVector y) {
        this.x = x;
        this.y = y;
        this.gram = x.transpose().multiply(x).scalarMultiply(1.0 / x.getRowDimension());
        this.moment = x.transpose().operate(y).mapDivide(x.getRowDimension());
        this.curvatures = new EigenDecomposition(gram).getRealEigenvalues();
    }

    int n() {
        return x.getRowDimension();
    }

    int d() {
        return x.getColumnDimension();
    }

    /** [n, d]. */
    RealMatrix x() {
        return x;
    }

    /** X^T X / n, [d, d]. */
    RealMatrix gram() {
        return gram;
    }

    /** X^T y / n, [d]. */
    RealVector moment() {
        return moment;
    }

    /** L(w). */
    double loss(RealVector w) {
        var residual = y.subtract(x.operate(w));
        return residual.dotProduct(residual) / n();
    }

    /** The minimiser of L + lambda w^T w: (X^T X + n lambda I)^-1 X^T y. */
    RealVector ridge(double lambda) {
        var shifted = gram.add(MatrixUtils.createRealIdentityMatrix(d()).scalarMultiply(lambda));
        return new LUDecomposition(shifted).getSolver().solve(moment);
    }

    /** Centred, so that its {@link #ridge} has an intercept mean(y) - mean(X) w that is not penalised. */
    LeastSquares centred() {
        var rows = x.copy();
        for (int j = 0; j < d(); j++) {
            rows.setColumnVector(j, x.getColumnVector(j).mapSubtract(mean(x.getColumnVector(j))));
        }
        return new LeastSquares(rows, y.mapSubtract(mean(y)));
    }

    static double mean(RealVector values) {
        double sum = 0;
        for (double value : values.toArray()) {
            sum += value;
        }
        return sum / values.getDimension();
    }

    SingularValueDecomposition singular() {
        return new SingularValueDecomposition(x);
    }

    /** s^2 / (s^2 + n lambda): how much of the unpenalised solution is left in a direction of singular value s. */
    double filter(double s, double lambda) {
        return s * s / (s * s + n() * lambda);
    }

    /** Gradient descent with the penalty converges if and only if its rate is below 1 / (s_max^2 / n + lambda). */
    double rateLimit(double lambda) {
        return 1 / (curvatures[0] + lambda);
    }

    /** Steps after which the slowest direction of plain descent has shrunk by e^-36, below the rounding of float64. */
    int stepsToTheEnd(double rate, double lambda) {
        double slowest = Math.abs(1 - 2 * rate * (curvatures[curvatures.length - 1] + lambda));
        double fastest = Math.abs(1 - 2 * rate * (curvatures[0] + lambda));
        return (int) Math.ceil(36 / -Math.log(Math.max(slowest, fastest)));
    }

    /** Where so many steps of an optimiser on the full batch lead from w = 0. */
    RealVector descend(Function<ParameterBuffer, Optimiser> of, int steps) {
        try (var scope = new PointerScope()) {
            var parameter = Parameter.of("w", Role.WEIGHT, TensorArrays.of(new double[d()], d()));
            var buffer = ParameterBuffer.of(List.of(parameter), List.of(), false, Compute.CPU);
            var optimiser = of.apply(buffer);
            var twiceGram = matrix(gram.scalarMultiply(2));
            var twiceMoment = TensorArrays.of(moment.mapMultiply(2).toArray(), d());
            for (int step = 0; step < steps; step++) {
                try (var stepScope = new PointerScope()) {
                    buffer.gradients().copy_(twiceGram.mv(buffer.values()).sub_(twiceMoment));
                    optimiser.step(step);
                }
            }
            return new ArrayRealVector(TensorArrays.doubles(buffer.values()));
        }
    }

    /**
     * The minimiser of L subject to max |w_i| &lt;= bound, by cyclic descent along the coordinates, each clipped; L is convex and
     * the box is a product, so this converges to the minimiser (Tseng 2001).
     */
    RealVector inBox(double bound) {
        var w = new double[d()];
        double moved = 1;
        while (moved > 1e-14) {
            moved = 0;
            for (int i = 0; i < w.length; i++) {
                double rest = moment.getEntry(i);
                for (int j = 0; j < w.length; j++) {
                    rest -= j == i ? 0 : gram.getEntry(i, j) * w[j];
                }
                double best = Math.max(-bound, Math.min(bound, rest / gram.getEntry(i, i)));
                moved = Math.max(moved, Math.abs(best - w[i]));
                w[i] = best;
            }
        }
        return new ArrayRealVector(w);
    }

    /** |w - oracle| / |oracle|. */
    static double relativeError(RealVector w, RealVector oracle) {
        return w.subtract(oracle).getNorm() / oracle.getNorm();
    }

    static Tensor matrix(RealMatrix matrix) {
        var flat = new double[matrix.getRowDimension() * matrix.getColumnDimension()];
        for (int i = 0; i < matrix.getRowDimension(); i++) {
            System.arraycopy(matrix.getRow(i), 0, flat, i * matrix.getColumnDimension(), matrix.getColumnDimension());
        }
        return TensorArrays.of(flat, matrix.getRowDimension(), matrix.getColumnDimension());
    }
}
