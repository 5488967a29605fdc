package org.l2bench.core.metric;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/**
 * How much closer vectors of one label are to each other than any two vectors: the mean over labels of the mean squared distance
 * between two vectors of the label, over the mean squared distance between any two. Free of shift and scale; 1 if labels say
 * nothing, 0 if vectors of a label coincide.
 */
public final class ClusterRatio {
    private ClusterRatio() {}

    /**
     * The ratio, in float64 from the closed form: the mean squared distance of n vectors is
     * 2n/(n-1) (mean |x|^2 - |mean x|^2).
     *
     * @param vectors {@code [n, d]}, floating point
     * @param labels {@code [n]}, int64 in 0..counted.length-1
     * @param counted which labels the mean is over; each needs two vectors, others of them are passed over
     */
    public static double of(Tensor vectors, Tensor labels, boolean[] counted) {
        var rows = Arguments.matrix("vectors", vectors);
        var groups = Arguments.labels("labels", labels, rows.size(0), counted.length);
        long width = rows.size(1);
        // Distances do not change with the origin; near the mean the difference below loses no digits.
        var origin = rows.mean(0).to(ScalarType.Double);
        var options = new TensorOptions(ScalarType.Double);
        var sums = torch.zeros(new long[] {counted.length, width}, options);
        var squares = torch.zeros(new long[] {counted.length}, options);
        var counts = torch.zeros(new long[] {counted.length}, options);
        RowBlocks.forEach(rows.size(0), width, (start, length) -> {
            var block = rows.narrow(0, start, length)
                    .to(ScalarType.Double)
                    .sub(origin)
                    .cpu();
            var own = groups.narrow(0, start, length).cpu();
            sums.index_add_(0, own, block);
            squares.index_add_(0, own, block.square().sum(1));
            counts.index_add_(0, own, torch.ones(new long[] {length}, options));
        });
        var ofSums = TensorArrays.doubles(sums.square().sum(1));
        var ofSquares = TensorArrays.doubles(squares);
        var n = TensorArrays.doubles(counts);
        double within = 0;
        int labelsCounted = 0;
        for (int label = 0; label < counted.length; label++) {
            if (counted[label] && n[label] >= 2) {
                within += meanSquaredDistance(n[label], ofSquares[label], ofSums[label]);
                labelsCounted++;
            }
        }
        Arguments.require(labelsCounted > 0, "labels: none of those counted has two vectors");
        double total = sums.sum(0).square().sum().item_double();
        double overall =
                meanSquaredDistance((double) rows.size(0), squares.sum().item_double(), total);
        return within / labelsCounted / overall;
    }

    private static double meanSquaredDistance(double n, double sumOfSquares, double squareOfSum) {
        return 2 * n / (n - 1) * (sumOfSquares / n - squareOfSum / (n * n));
    }
}
