package org.l2bench.core.linear;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dscal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A deep linear network without biases, A = W_L ... W_1, in float64, under full-batch gradient descent on C(A) + lambda sum_l |W_l|_F^2
 * with the gradient written out: with F_l = W_l ... W_1 and B_L = dC/dA, the gradient of W_l is B_l F_(l-1)^T + 2 lambda W_l and
 * B_(l-1) = W_l^T B_l. All layers move together, from the old values (Arora, Cohen and Hazan 2018; Jacot et al. 2021).
 *
 * <p>Everything lives in the {@code PointerScope} in which the network was made. A step allocates nothing: each layer is three BLAS
 * calls, of which one adds into the weights.
 */
public final class DeepLinearNet {
    private final List<Matrix> weights = new ArrayList<>();
    /** F_1 ... F_L; F_1 is W_1 itself. */
    private final List<Matrix> forward = new ArrayList<>();
    /** B_1 ... B_L. */
    private final List<Matrix> backward = new ArrayList<>();

    private final Matrix gramOfForward;
    private final Matrix gramOfBackward;
    private final double[] product;
    private final double[] gradient;

    /**
     * A network.
     *
     * @param layers W_1 ... W_L, each with as many columns as the one before has rows; at least two
     */
    public DeepLinearNet(List<RealMatrix> layers) {
        if (layers.size() < 2) {
            throw new IllegalArgumentException("a deep linear network needs at least 2 layers, had " + layers.size());
        }
        int inputs = layers.get(0).getColumnDimension();
        for (var layer : layers) {
            if (!weights.isEmpty()) {
                int width = last(weights).rows();
                if (layer.getColumnDimension() != width) {
                    throw new IllegalArgumentException("layer " + (weights.size() + 1) + " must have " + width
                            + " columns, the rows of the one before, had " + layer.getColumnDimension());
                }
            }
            var matrix = Matrix.of(layer);
            forward.add(weights.isEmpty() ? matrix : Matrix.zeros(matrix.rows(), inputs));
            backward.add(Matrix.zeros(matrix.rows(), inputs));
            weights.add(matrix);
        }
        this.gramOfForward = Matrix.zeros(inputs, inputs);
        this.gramOfBackward = Matrix.zeros(inputs, inputs);
        this.product = new double[last(weights).rows() * inputs];
        this.gradient = new double[product.length];
    }

    /** L. */
    public int depth() {
        return weights.size();
    }

    /** W_1 ... W_L. */
    public List<RealMatrix> layers() {
        return weights.stream().map(Matrix::copy).toList();
    }

    /** A. */
    public RealMatrix product() {
        multiplyForward();
        return last(forward).copy();
    }

    /** sum_l |W_l|_F^2. */
    public double squaredNorm() {
        return weights.stream().mapToDouble(DeepLinearNet::squaredNorm).sum();
    }

    /**
     * One step of gradient descent; C of the weights as they were.
     *
     * @param lambda of lambda sum_l |W_l|_F^2, without one half
     */
    public double step(MatrixLoss loss, double rate, double lambda) {
        double value = evaluate(loss);
        descend(rate, lambda);
        return value;
    }

    /**
     * C, with all that its gradient is made of: until the next step {@link #evaluated}, {@link #squaredGradient(double)} and one
     * {@link #descend} rest on it.
     */
    public double evaluate(MatrixLoss loss) {
        multiplyForward();
        last(forward).entries().get(product);
        double value = loss.ofColumns(product, gradient);
        last(backward).entries().put(gradient);
        multiplyBackward();
        return value;
    }

    /**
     * Puts a mini-batch's gradient in the place of the one that was evaluated last, that of a {@link MatrixLoss#population} loss: with
     * the batch X X^T / B in the place of the whitened inputs' identity, |(A - T) X|_F^2 / (B n_out) has the gradient G X X^T / B.
     *
     * @param moments X X^T / B, of B inputs that are X's columns
     */
    public void onBatch(RealMatrix moments) {
        last(backward).entries().put(Matrix.columns(last(backward).copy().multiply(moments)));
        multiplyBackward();
    }

    /** A of the last {@link #evaluate}, without another product. */
    public RealMatrix evaluated() {
        return last(forward).copy();
    }

    /** The step down the gradient that was evaluated last. */
    public void descend(double rate, double lambda) {
        double keep = 1 - 2 * rate * lambda;
        for (int layer = depth() - 1; layer > 0; layer--) {
            weights.get(layer).productWithTransposed(keep, -rate, backward.get(layer), forward.get(layer - 1));
        }
        var first = weights.get(0);
        int entries = first.rows() * first.columns();
        if (keep != 1) {
            cblas_dscal(entries, keep, first.entries(), 1);
        }
        cblas_daxpy(entries, -rate, backward.get(0).entries(), 1, first.entries(), 1);
    }

    /** The same of the weights as they are. */
    public double squaredGradient(MatrixLoss loss, double lambda) {
        evaluate(loss);
        return squaredGradient(lambda);
    }

    /**
     * sum_l of the squared norms of the gradients of C + lambda sum_l |W_l|_F^2 that were evaluated last. Without a penalty the
     * gradients are not written out: |B F^T|_F^2 = sum_ij (B^T B)_ij (F^T F)_ij is a product of two matrices as small as the inputs,
     * right to the rounding of |B|^2 |F|^2. With one, its gradient and that of C cancel in a minimum, and they are.
     */
    public double squaredGradient(double lambda) {
        if (lambda != 0) {
            return IntStream.range(0, depth())
                    .mapToDouble(layer -> squaredNorm(gradient(layer, lambda)))
                    .sum();
        }
        double sum = squaredNorm(backward.get(0));
        for (int layer = 1; layer < depth(); layer++) {
            gramOfBackward.productOfTransposed(0, 1, backward.get(layer), backward.get(layer));
            gramOfForward.productOfTransposed(0, 1, forward.get(layer - 1), forward.get(layer - 1));
            sum += Math.max(0, dot(gramOfBackward, gramOfForward));
        }
        return sum;
    }

    /** The gradients of W_1 ... W_L. */
    public List<RealMatrix> gradients(MatrixLoss loss, double lambda) {
        evaluate(loss);
        return IntStream.range(0, depth())
                .mapToObj(layer -> gradient(layer, lambda).copy())
                .toList();
    }

    private Matrix gradient(int layer, double lambda) {
        var weight = weights.get(layer);
        var sum = Matrix.zeros(weight.rows(), weight.columns());
        int entries = weight.rows() * weight.columns();
        if (layer == 0) {
            cblas_daxpy(entries, 1, backward.get(0).entries(), 1, sum.entries(), 1);
        } else {
            sum.productWithTransposed(0, 1, backward.get(layer), forward.get(layer - 1));
        }
        cblas_daxpy(entries, 2 * lambda, weight.entries(), 1, sum.entries(), 1);
        return sum;
    }

    private void multiplyForward() {
        for (int layer = 1; layer < depth(); layer++) {
            forward.get(layer).product(0, 1, weights.get(layer), forward.get(layer - 1));
        }
    }

    private void multiplyBackward() {
        for (int layer = depth() - 1; layer > 0; layer--) {
            backward.get(layer - 1).productOfTransposed(0, 1, weights.get(layer), backward.get(layer));
        }
    }

    private static Matrix last(List<Matrix> matrices) {
        return matrices.get(matrices.size() - 1);
    }

    private static double squaredNorm(Matrix matrix) {
        return dot(matrix, matrix);
    }

    private static double dot(Matrix a, Matrix b) {
        return cblas_ddot(a.rows() * a.columns(), a.entries(), 1, b.entries(), 1);
    }
}
