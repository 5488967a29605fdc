package org.l2bench.core.network;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.l2bench.core.engine.Precision;
import org.l2bench.core.engine.RandomStream;

/**
 * Soft spectral normalisation of a convolution, W / max(1, sigma / coefficient), where sigma is the largest singular value
 * of the convolution as a linear map, estimated by one power iteration per training forward pass:
 * v = conv^T(u) / |.|, u = conv(v) / |.|, sigma = &lt;u, conv(v)&gt;. u and v are constants, sigma is a function of W (the form
 * of DDU, Mukhoti et al. 2023; Gouk et al. 2021). For a 1x1 kernel this is the power iteration of its matrix.
 *
 * <p>The map acts on a single image, so it is written out as matrix products on patches: the convolution kernels of libtorch
 * take several times as long on a batch of one. Images are laid out with their channels last, where a row of a patch is one
 * block of memory.
 */
final class SpectralNorm {
    private final double coefficient;
    private final int kernel;
    private final int stride;
    private final int padding;
    private final int size;
    private final int outputSize;
    /** Left singular vector, [out, pixels of an output], laid out [pixels, out]. */
    private final Tensor left;
    /** Right singular vector, [1, in, height, width], laid out [height, width, in]. */
    private final Tensor right;

    /** @param size height and width of the inputs; a 1x1 kernel acts on every pixel alike and needs one only */
    SpectralNorm(double coefficient, int in, int out, int kernel, int stride, int size, RandomStream stream) {
        this.coefficient = coefficient;
        this.kernel = kernel;
        this.stride = kernel == 1 ? 1 : stride;
        this.size = kernel == 1 ? 1 : size;
        this.padding = kernel / 2;
        this.outputSize = (this.size + 2 * padding - kernel) / this.stride + 1;
        this.left = stream.normal(1, out, (long) outputSize * outputSize)
                .t()
                .contiguous()
                .t();
        left.div_(left.norm());
        this.right = torch.zeros(1, in, this.size, this.size).contiguous(MemoryFormat.ChannelsLast);
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
            var image = patches()
                    .mm(matrix(weight).t()); // conv(v), which gives both the new u and, with its gradient, sigma
            if (mode == Mode.TRAINING) {
                updateLeft(image.detach(), image.detach().norm());
            }
            var sigma = left.t().mul(image).sum();
            return weight.div(sigma.div(new Scalar(coefficient)).clamp_min(new Scalar(1.0)));
        }
    }

    /**
     * The same in training mode, its gradient written out: with f = sigma / coefficient and V = W / f, dL/dW = (G - (sum G * V /
     * coefficient) dsigma/dW) / f for G = dL/dV, where dsigma/dW is the correlation of u and v; G itself within the bound. sigma is
     * |conv(v)|, for u is conv(v) / |.|.
     */
    Pass pass(Tensor weight) {
        updateRight(weight);
        var patches = patches();
        var image = patches.mm(matrix(weight).t());
        var norm = image.norm();
        updateLeft(image, norm);
        double sigma = norm.item_double();
        if (sigma <= coefficient) {
            return new Pass(weight, gradient -> gradient);
        }
        var factor = new Scalar(coefficient / sigma);
        var used = weight.mul(factor);
        // At once: u and v move on with the next pass, which may come before this one's backward.
        var slope = left.mm(patches)
                .view(weight.size(0), kernel, kernel, weight.size(1))
                .permute(0, 3, 1, 2);
        return new Pass(used, gradient -> {
            double share = gradient.mul(used).sum().item_double() / coefficient;
            return gradient.sub(slope, new Scalar(share)).mul(factor);
        });
    }

    /** The current estimate of the largest singular value. */
    double sigma(Tensor weight) {
        try (var guard = new NoGradGuard()) {
            return left.t().mul(patches().mm(matrix(weight).t())).sum().item_double();
        }
    }

    double coefficient() {
        return coefficient;
    }

    /** v = conv^T(u) / |.|: the convolution of u, its pixels a stride apart, with the kernel turned round. */
    private void updateRight(Tensor weight) {
        try (var guard = new NoGradGuard()) {
            long out = weight.size(0);
            long in = weight.size(1);
            long side = size + kernel - 1L;
            var spread = torch.zeros(new long[] {side, side, out}, left.options());
            long first = kernel - 1L - padding;
            long last = first + stride * (outputSize - 1L) + 1;
            spread.slice(0, optional(first), optional(last), stride)
                    .slice(1, optional(first), optional(last), stride)
                    .copy_(left.t().view(outputSize, outputSize, out));
            var turned = weight.flip(2, 3).permute(2, 3, 0, 1).reshape(-1, in); // [k k out, in]
            var v = unfolded(spread, size, 1).mm(turned); // [pixels, in]
            v.div_(v.norm());
            right.copy_(v.view(1, size, size, in).permute(0, 3, 1, 2));
        }
    }

    private static LongOptional optional(long value) {
        return new LongOptional(value);
    }

    private void updateLeft(Tensor image, Tensor norm) {
        try (var guard = new NoGradGuard()) {
            left.copy_(image.div(norm).t());
        }
    }

    /** What the kernel sees of v at each output pixel: [pixels, k k in]. */
    private Tensor patches() {
        var image = right.select(0, 0).permute(1, 2, 0); // [height, width, in]
        var padded =
                torch.constant_pad_nd(image, new long[] {0, 0, padding, padding, padding, padding}, new Scalar(0.0));
        return unfolded(padded, outputSize, stride);
    }

    /** Square patches of a square image [side, side, channels], row by row: [pixels, k k channels]. */
    private Tensor unfolded(Tensor image, long pixels, long step) {
        long side = image.size(0);
        long channels = image.size(2);
        return image.contiguous()
                .as_strided(
                        new long[] {pixels, pixels, kernel, kernel * channels},
                        new long[] {step * side * channels, step * channels, side * channels, 1})
                .reshape(pixels * pixels, -1);
    }

    /** [out, in, k, k] to [out, k k in]. */
    private static Tensor matrix(Tensor weight) {
        return weight.permute(0, 2, 3, 1).reshape(weight.size(0), -1);
    }
}
