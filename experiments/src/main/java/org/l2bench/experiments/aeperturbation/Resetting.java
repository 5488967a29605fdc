package org.l2bench.experiments.aeperturbation;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Masks of entries that are reset. */
final class Resetting {
    private Resetting() {}

    static Tensor small(Tensor matrix, double share) {
        var high = matrix.max().mul(new Scalar(share));
        var low = matrix.min().mul(new Scalar(share));
        return matrix.ge(low).logical_and(matrix.le(high));
    }

    /** bool, of the matrix's shape: true at these flat places. */
    static Tensor places(Tensor matrix, Tensor flat) {
        var mask = torch.zeros(new long[] {matrix.numel()}, new TensorOptions(ScalarType.Bool));
        mask.index_fill_(0, flat, new Scalar(true));
        return mask.to(matrix.device(), ScalarType.Bool).view(matrix.shape());
    }

    /** The so many entries of least absolute value; of equal ones those at the lower places. */
    static Tensor smallest(Tensor matrix, long count) {
        var order = matrix.abs().flatten().argsort(true, 0, false);
        return places(matrix, order.narrow(0, 0, count).cpu());
    }
}
