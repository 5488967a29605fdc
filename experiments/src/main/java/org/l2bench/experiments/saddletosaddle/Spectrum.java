package org.l2bench.experiments.saddletosaddle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.SchattenPenalty;

/** Singular values, and what is read off them. */
final class Spectrum {
    /** Singular values above this share of the target's largest one count as rank. */
    private static final double RANK_SHARE = 0.05;
    /** Smaller singular values are rounding noise, which a root of depth 4 would make 1e-8 of. */
    private static final double NOISE = 1e-10;

    private Spectrum() {}

    /** Descending. */
    static double[] of(RealMatrix matrix) {
        try (var scope = new PointerScope()) {
            var entries = Arrays.stream(matrix.getData())
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            return TensorArrays.doubles(torch.linalg_svdvals(
                    TensorArrays.of(entries, matrix.getRowDimension(), matrix.getColumnDimension())));
        }
    }

    /** Singular values above 0.05 s_1(A*). */
    static int rank(RealMatrix matrix, double largest) {
        return (int)
                Arrays.stream(of(matrix)).filter(s -> s > RANK_SHARE * largest).count();
    }

    /** The second singular value over the first one: 0 for rank 1. */
    static double secondOverFirst(RealMatrix matrix) {
        var values = of(matrix);
        return values[1] / values[0];
    }

    /** A diagonal matrix. */
    static RealMatrix diagonal(List<Double> values) {
        return MatrixUtils.createRealDiagonalMatrix(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Absolute cosines of two matrices' top singular vectors, left and right. */
    static double[] alignment(RealMatrix a, RealMatrix b) {
        var first = new SingularValueDecomposition(a);
        var second = new SingularValueDecomposition(b);
        return new double[] {
            Math.abs(first.getU().getColumnVector(0).dotProduct(second.getU().getColumnVector(0))),
            Math.abs(first.getV().getColumnVector(0).dotProduct(second.getV().getColumnVector(0)))
        };
    }

    /**
     * (sum |W_l|^2 - L sum s_i^(2/L)) / (L sum s_i^(2/L)): how far a net is from the least norm of its map; 0 where the map has rank 0
     * and no such norm.
     *
     * @param largest singular value of the target, see {@link #rank}
     */
    static double normGap(DeepLinearNet net, double largest) {
        var product = net.product();
        if (rank(product, largest) == 0) {
            return 0;
        }
        var values = of(product);
        double least = new SchattenPenalty(net.depth())
                .of(Arrays.stream(values).filter(s -> s >= NOISE * values[0]).toArray());
        return (net.squaredNorm() - least) / least;
    }

    /**
     * max_l |W_l W_l^T - W_(l+1)^T W_(l+1)|_F / |A|^(2/L), with A's largest singular value for |A|: 0 where all layers are balanced, as
     * gradient flow would leave them. 0 also where A is 0 and there is no such ratio.
     */
    static double imbalance(DeepLinearNet net) {
        double largest = of(net.product())[0];
        if (largest == 0) {
            return 0;
        }
        var layers = net.layers();
        double most = 0;
        for (int layer = 1; layer < layers.size(); layer++) {
            var below = layers.get(layer - 1);
            var above = layers.get(layer);
            var difference =
                    below.multiply(below.transpose()).subtract(above.transpose().multiply(above));
            most = Math.max(most, difference.getFrobeniusNorm());
        }
        return most / Math.pow(largest, 2.0 / net.depth());
    }

    /** A balanced net of A = U diag(s) V^T on its first singular directions: each layer has the L-th roots of their values. */
    static List<RealMatrix> balanced(RealMatrix left, List<Double> values, RealMatrix right, int depth, int width) {
        return IntStream.rangeClosed(1, depth)
                .mapToObj(layer -> {
                    var roots = MatrixUtils.createRealMatrix(
                            layer == depth ? left.getColumnDimension() : width,
                            layer == 1 ? right.getColumnDimension() : width);
                    for (int i = 0; i < values.size(); i++) {
                        roots.setEntry(i, i, Math.pow(values.get(i), 1.0 / depth));
                    }
                    var turned = layer == 1 ? roots.multiply(right.transpose()) : roots;
                    return layer == depth ? left.multiply(turned) : turned;
                })
                .toList();
    }
}
