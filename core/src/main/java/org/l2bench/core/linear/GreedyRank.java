package org.l2bench.core.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.bytedeco.javacpp.PointerScope;

/**
 * The greedy algorithm A(epsilon, T, eta) of Jacot et al. (2021): from width 0, again and again one neuron a hidden layer along the top
 * singular pair (u, v) of the loss's gradient at A, then gradient descent. W_1 gains the row -epsilon v^T, each middle layer a diagonal
 * entry epsilon, W_L the column epsilon u.
 *
 * @param depth L, at least 2
 * @param epsilon size of a new neuron's weights
 * @param steps T, of gradient descent after each
 * @param rate eta
 */
public record GreedyRank(int depth, double epsilon, int steps, double rate) {
    /**
     * A stay of the algorithm.
     *
     * @param product A after the steps
     * @param loss C(A)
     * @param slope the largest singular value of the gradient before the neuron was added
     */
    public record Visit(RealMatrix product, double loss, double slope) {}

    /** The visits of rank 1, 2, ... up to the given rank. */
    public List<Visit> visits(MatrixLoss loss, int rank) {
        return visits(loss, rank, () -> {});
    }

    /**
     * The same, for those who follow how it goes on.
     *
     * @param afterStep told after every one of the {@code rank * steps} steps
     */
    public List<Visit> visits(MatrixLoss loss, int rank, Runnable afterStep) {
        var visits = new ArrayList<Visit>();
        var product = MatrixUtils.createRealMatrix(loss.rows(), loss.columns());
        List<RealMatrix> layers = List.of();
        for (int width = 1; width <= rank; width++) {
            var top = new SingularValueDecomposition(loss.gradient(product));
            layers = grown(layers, top);
            try (var scope = new PointerScope()) {
                var net = new DeepLinearNet(layers);
                for (int step = 0; step < steps; step++) {
                    net.step(loss, rate, 0);
                    afterStep.run();
                }
                product = net.product();
                layers = net.layers();
            }
            visits.add(new Visit(product, loss.of(product), top.getSingularValues()[0]));
        }
        return visits;
    }

    /** The layers with one neuron more in each hidden one. */
    private List<RealMatrix> grown(List<RealMatrix> layers, SingularValueDecomposition top) {
        var left = top.getU().getColumnMatrix(0).scalarMultiply(epsilon);
        var right = top.getVT().getRowMatrix(0).scalarMultiply(-epsilon);
        var middle = MatrixUtils.createRealMatrix(1, 1).scalarAdd(epsilon);
        return IntStream.range(0, depth)
                .mapToObj(layer -> {
                    var neuron = layer == 0 ? right : layer == depth - 1 ? left : middle;
                    return layers.isEmpty()
                            ? neuron
                            : joined(layers.get(layer), neuron, layer > 0 ? 1 : 0, layer < depth - 1 ? 1 : 0);
                })
                .toList();
    }

    /** A matrix with another one at its lower right end, so many columns and rows further out. */
    private static RealMatrix joined(RealMatrix old, RealMatrix added, int columns, int rows) {
        var joined = MatrixUtils.createRealMatrix(old.getRowDimension() + rows, old.getColumnDimension() + columns);
        joined.setSubMatrix(old.getData(), 0, 0);
        joined.setSubMatrix(
                added.getData(),
                joined.getRowDimension() - added.getRowDimension(),
                joined.getColumnDimension() - added.getColumnDimension());
        return joined;
    }
}
