package org.l2bench.core.neighbour;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/**
 * What the neighbours of a query say of its label: p(y) = sum over neighbours i with label y of exp(-D_i / tau), over the same
 * sum for all neighbours; 0 for a label that no neighbour has (Khandelwal et al. 2020, equation 2, with tau = 1). A softmax over
 * the neighbours first, then a sum by label. In float64.
 *
 * @param distances D, squared L2, float64 [queries, k]
 * @param labels int64 [queries, k]
 */
public record NeighbourDistribution(Tensor distances, Tensor labels) {
    private static final long NUMBERS_TOGETHER = 1 << 15;

    /** The labels of the neighbours are looked up by index. */
    public static NeighbourDistribution of(Neighbours neighbours, int[] labelOfKey) {
        int count = neighbours.indices().length;
        var labels = new long[count];
        for (int i = 0; i < count; i++) {
            labels[i] = labelOfKey[neighbours.indices()[i]];
        }
        return new NeighbourDistribution(
                TensorArrays.of(neighbours.distances(), neighbours.queries(), neighbours.k()),
                TensorArrays.of(labels).view(neighbours.queries(), neighbours.k()));
    }

    /** Weight of each neighbour, [queries, k], rows sum to 1. */
    public Tensor weights(double tau) {
        if (!(tau > 0)) {
            throw new IllegalArgumentException("tau must be > 0, was " + tau);
        }
        return torch.softmax(distances.mul(new Scalar(-1 / tau)), 1);
    }

    /** p(target) of each query, in [0, 1]. */
    public double[] probabilities(Tensor targets, double tau) {
        return probabilities(targets, new double[] {tau})[0];
    }

    /** The same at several temperatures: by temperature, then by query. A few queries at a time, so that they stay in the cache. */
    public double[][] probabilities(Tensor targets, double[] taus) {
        int queries = (int) distances.size(0);
        var result = new double[taus.length][queries];
        int together = (int) Math.max(1, NUMBERS_TOGETHER / distances.size(1));
        for (int start = 0; start < queries; start += together) {
            int length = Math.min(together, queries - start);
            try (var scope = new PointerScope()) {
                var some =
                        new NeighbourDistribution(distances.narrow(0, start, length), labels.narrow(0, start, length));
                var matches = some.matches(targets.narrow(0, start, length)).to(ScalarType.Double);
                for (int i = 0; i < taus.length; i++) {
                    var values = TensorArrays.doubles(
                            some.weights(taus[i]).mul_(matches).sum(1));
                    System.arraycopy(values, 0, result[i], start, length);
                }
            }
        }
        return result;
    }

    /** p of every label from 0 to {@code count - 1}, [queries, count]. */
    public Tensor overLabels(int count, double tau) {
        var shape = new long[] {labels.size(0), count};
        return torch.zeros(shape, new TensorOptions(ScalarType.Double)).scatter_add_(1, labels, weights(tau));
    }

    /** The share of queries that have a neighbour with their target. */
    public double shareFound(Tensor targets) {
        try (var scope = new PointerScope()) {
            return matches(targets).any(1).to(ScalarType.Double).mean().item_double();
        }
    }

    private Tensor matches(Tensor targets) {
        return labels.eq(targets.view(-1, 1));
    }
}
