package org.l2bench.core.metric;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Checks of what callers pass in, and the one way out to arrays. Tensors come back detached from autograd, as handles of
 * the caller's scope.
 */
final class Arguments {
    private Arguments() {}

    /** {@code [n, m]} with n, m &gt;= 1. */
    static Tensor matrix(String name, Tensor tensor) {
        require(
                tensor.dim() == 2 && tensor.size(0) >= 1 && tensor.size(1) >= 1,
                "%s must be a matrix with rows and columns, had shape %s",
                name,
                shape(tensor));
        return tensor.detach();
    }

    /** {@code [n, p]} float64, all finite. */
    static Tensor features(String name, Tensor tensor) {
        var rows = matrix(name, tensor);
        require(
                rows.scalar_type().intern() == ScalarType.Double,
                "%s must be float64, was %s",
                name,
                rows.scalar_type().intern());
        require(rows.isfinite().all().item_bool(), "%s must be finite, found NaN or infinity", name);
        return rows;
    }

    /** {@code [n]} int64 in 0..classes-1. */
    static Tensor labels(String name, Tensor tensor, long n, long classes) {
        require(tensor.dim() == 1 && tensor.size(0) == n, "%s must have shape [%d], had %s", name, n, shape(tensor));
        require(
                tensor.scalar_type().intern() == ScalarType.Long,
                "%s must be int64, was %s",
                name,
                tensor.scalar_type().intern());
        long smallest = tensor.min().item_long();
        long largest = tensor.max().item_long();
        require(
                smallest >= 0 && largest < classes,
                "%s must lie in 0..%d, were %d..%d",
                name,
                classes - 1,
                smallest,
                largest);
        return tensor.detach();
    }

    // The annotation that Error Prone wants would put its jar on the class path of every user.
    @SuppressWarnings("AnnotateFormatMethod")
    static void require(boolean holds, String message, Object... details) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(message, details));
        }
    }

    /** All numbers of a float64 tensor in row-major order. */
    static double[] doubles(Tensor tensor) {
        var values = new double[Math.toIntExact(tensor.numel())];
        tensor.cpu().contiguous().data_ptr_double().get(values);
        return values;
    }

    private static String shape(Tensor tensor) {
        return Arrays.toString(tensor.shape());
    }
}
