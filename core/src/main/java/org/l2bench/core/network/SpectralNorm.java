package org.l2bench.core.network;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.l2bench.core.engine.Precision;
import org.l2bench.core.engine.RandomStream;

/**
 * Soft spectral normalisation of a convolution, W / max(1, sigma / coefficient), where sigma is the largest singular value
 * of the convolution as a linear map, estimated by one power iteration per training forward pass:
 * v = conv^T(u) / |.|, u = conv(v) / |.|, sigma = &lt;u, conv(v)&gt;. u and v are constants, sigma is a function of W (the form
 * of DDU, Mukhoti et al. 2023; Gouk et al. 2021). For a 1x1 kernel this is the power iteration of its matrix.
 */
final class SpectralNorm {
    private static final long[] UNIT = {1, 1};

    private final double coefficient;
    private final long[] stride;
    private final long[] padding;
    private final long[] outputPadding;
    /** Left singular vector, [1, out, height, width]. */
    private final Tensor left;
    /** Right singular vector, [1, in, height, width]. */
    private final Tensor right;

    /** @param size height and width of the inputs; 1 for a 1x1 kernel, whose map acts on every pixel alike */
    SpectralNorm(double coefficient, int in, int out, int kernel, int stride, int size, RandomStream stream) {
        this.coefficient = coefficient;
        var mapStride = kernel == 1 ? 1 : stride;
        var mapSize = kernel == 1 ? 1 : size;
        long pad = kernel / 2;
        long outputSize = (mapSize + 2 * pad - kernel) / mapStride + 1;
        long covered = (outputSize - 1) * mapStride - 2 * pad + kernel;
        this.stride = new long[] {mapStride, mapStride};
        this.padding = new long[] {pad, pad};
        this.outputPadding = new long[] {mapSize - covered, mapSize - covered};
        this.left = stream.normal(1, 1, out, outputSize, outputSize);
        left.div_(left.norm());
        this.right = torch.zeros(1, in, mapSize, mapSize);
    }

    Tensor left() {
        return left;
    }

    Tensor right() {
        return right;
    }

    /**
     * The weight to convolve with. Always computed in float32: autocasting would keep the cast weight of the power
     * iteration, which has no gradient, and use it for sigma too.
     */
    Tensor apply(Tensor weight, Mode mode) {
        try (var cast = Precision.FP32.cast(weight.is_cuda() ? DeviceType.CUDA : DeviceType.CPU)) {
            if (mode == Mode.TRAINING) {
                updateRight(weight);
            }
            var image = convolve(weight); // conv(v), which gives both the new u and, with its gradient, sigma
            if (mode == Mode.TRAINING) {
                var constant = image.detach();
                torch.div_out(left, constant, constant.norm());
            }
            var sigma = left.mul(image).sum();
            return weight.div(sigma.div(new Scalar(coefficient)).clamp_min(new Scalar(1.0)));
        }
    }

    /** The current estimate of the largest singular value. */
    double sigma(Tensor weight) {
        try (var guard = new NoGradGuard()) {
            return left.mul(convolve(weight)).sum().item_double();
        }
    }

    double coefficient() {
        return coefficient;
    }

    private void updateRight(Tensor weight) {
        try (var guard = new NoGradGuard()) {
            var v = torch.conv_transpose2d(left, weight, new TensorOptional(), stride, padding, outputPadding, 1, UNIT);
            torch.div_out(right, v, v.norm());
        }
    }

    private Tensor convolve(Tensor weight) {
        return torch.conv2d(right, weight, new TensorOptional(), stride, padding, UNIT, 1);
    }
}
