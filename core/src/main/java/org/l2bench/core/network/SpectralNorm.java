package org.l2bench.core.network;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.l2bench.core.engine.Precision;
import org.l2bench.core.engine.RandomStream;

/**
 * Soft spectral normalisation of a convolution, W / max(1, sigma / coefficient), where sigma is the largest singular value
 * of the convolution as a linear map, estimated by one power iteration per training forward pass:
 * v = conv^T(u) / |.|, u = conv(v) / |.|, sigma = &lt;u, conv(v)&gt;. u and v are constants, sigma is a function of W (the form
 * of DDU, Mukhoti et al. 2023; Gouk et al. 2021). For a 1x1 kernel this is the power iteration of its matrix.
 *
 * <p>The map acts on a single image, so it is written out as matrix products on unfolded patches: the convolution kernels of
 * libtorch take several times as long on a batch of one.
 */
final class SpectralNorm {
    private static final long[] UNIT = {1, 1};

    private final double coefficient;
    private final long[] kernel;
    private final long[] stride;
    private final long[] padding;
    private final long[] size;
    /** Left singular vector, [out, pixels of an output]. */
    private final Tensor left;
    /** Right singular vector, [1, in, height, width]. */
    private final Tensor right;

    /** @param size height and width of the inputs; a 1x1 kernel acts on every pixel alike and needs one only */
    SpectralNorm(double coefficient, int in, int out, int kernel, int stride, int size, RandomStream stream) {
        this.coefficient = coefficient;
        int mapStride = kernel == 1 ? 1 : stride;
        int mapSize = kernel == 1 ? 1 : size;
        int pad = kernel / 2;
        int outputSize = (mapSize + 2 * pad - kernel) / mapStride + 1;
        this.kernel = new long[] {kernel, kernel};
        this.stride = new long[] {mapStride, mapStride};
        this.padding = new long[] {pad, pad};
        this.size = new long[] {mapSize, mapSize};
        this.left = stream.normal(1, out, (long) outputSize * outputSize);
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
            var matrix = matrix(weight);
            if (mode == Mode.TRAINING) {
                updateRight(matrix);
            }
            var image = matrix.mm(patches()); // conv(v), which gives both the new u and, with its gradient, sigma
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
            return left.mul(matrix(weight).mm(patches())).sum().item_double();
        }
    }

    double coefficient() {
        return coefficient;
    }

    /** v = conv^T(u) / |.|. */
    private void updateRight(Tensor matrix) {
        try (var guard = new NoGradGuard()) {
            var columns = matrix.t().mm(left).unsqueeze(0); // [1, in k k, pixels]
            var v = torch.col2im(columns, size, kernel, UNIT, padding, stride);
            torch.div_out(right, v, v.norm());
        }
    }

    /** What the kernel sees of v at each output pixel: [in k k, pixels]. */
    private Tensor patches() {
        return torch.im2col(right, kernel, UNIT, padding, stride).squeeze(0);
    }

    /** [out, in, k, k] to [out, in k k]. */
    private static Tensor matrix(Tensor weight) {
        return weight.reshape(weight.size(0), -1);
    }
}
