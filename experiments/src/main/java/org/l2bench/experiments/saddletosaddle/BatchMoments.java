package org.l2bench.experiments.saddletosaddle;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Second moments X X^T / B of one batch after another, epoch after epoch in new order; what does not fill a batch is left out. */
final class BatchMoments {
    private final Gaussians gaussians;
    private final Batches batches;
    private final double[][] inputs;
    private long[] order = {};
    private int next;
    private int epoch;

    BatchMoments(Gaussians gaussians, Batches batches, int columns) {
        this.gaussians = gaussians;
        this.batches = batches;
        this.inputs = gaussians
                .standard("inputs of the batches", batches.samples(), columns)
                .getData();
    }

    RealMatrix next() {
        if (next + batches.size() > order.length) {
            epoch++;
            order = gaussians.permutation("order of the batches, epoch " + epoch, inputs.length);
            next = 0;
        }
        int columns = inputs[0].length;
        var sums = new double[columns][columns];
        for (int i = 0; i < batches.size(); i++) {
            var input = inputs[(int) order[next + i]];
            for (int row = 0; row < columns; row++) {
                for (int column = 0; column < columns; column++) {
                    sums[row][column] += input[row] * input[column] / batches.size();
                }
            }
        }
        next += batches.size();
        return MatrixUtils.createRealMatrix(sums);
    }
}
