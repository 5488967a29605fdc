package org.l2bench.core.network;

import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.l2bench.core.engine.Precision;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;

/**
 * Soft spectral normalisation of a convolution, W / max(1, sigma / coefficient), where sigma is the largest singular value
 * of the convolution as a linear map, estimated by one power iteration per training forward pass:
 * v = conv^T(u) / |.|, u = conv(v) / |.|, sigma = &lt;u, conv(v)&gt;. u and v are constants, sigma is a function of W (the form
 * of DDU, Mukhoti et al. 2023; Gouk et al. 2021). For a 1x1 kernel this is the power iteration of its matrix.
 *
 * <p>The map acts on a single image, so it is written out as matrix products on patches: the convolution kernels of libtorch
 * take several times as long on a batch of one. conv^T is the convolution of u, its pixels a stride apart, with the kernel
 * turned round.
 */
final class SpectralNorm {
    private final double coefficient;
    private final int kernel;
    private final int inputSize;
    private final int outputSize;
    /** u, its pixels a stride apart, in the frame in which the transposed convolution sees it. */
    private final Frame outputs;
    /** v in the frame of its padding. */
    private final Frame inputs;
    /** Where the rows of the kernel that is turned round stand in the kernel, [k k out]. */
    private final Tensor turned;

    /** @param size height and width of the inputs; a 1x1 kernel acts on every pixel alike and needs one only */
    SpectralNorm(double coefficient, int in, int out, int kernel, int stride, int size, RandomStream stream) {
        this.coefficient = coefficient;
        this.kernel = kernel;
        int padding = kernel / 2;
        int step = kernel == 1 ? 1 : stride;
        this.inputSize = kernel == 1 ? 1 : size;
        this.outputSize = (inputSize + 2 * padding - kernel) / step + 1;
        this.outputs = new Frame(outputSize, out, kernel - 1 - padding, step, kernel, inputSize, 1);
        this.inputs = new Frame(inputSize, in, padding, 1, kernel, outputSize, step);
        int taps = kernel * kernel;
        this.turned = TensorArrays.of(IntStream.range(0, taps * out)
                .map(row -> row % out * taps + taps - 1 - row / out)
                .toArray());
        var start = stream.normal(1, out, (long) outputSize * outputSize).view(1, out, outputSize, outputSize);
        left().copy_(start.div(start.norm()));
    }

    /** Left singular vector, an output [1, out, height, width]. */
    Tensor left() {
        return outputs.image();
    }

    /** Right singular vector, an input [1, in, height, width]. */
    Tensor right() {
        return inputs.image();
    }

    /**
     * The weight to convolve with. Always computed in float32: autocasting would keep the cast weight of the power
     * iteration, which has no gradient, and use it for sigma too.
     */
    Tensor apply(Tensor weight, Mode mode) {
        try (var cast = Precision.FP32.cast(weight.is_cuda() ? DeviceType.CUDA : DeviceType.CPU)) {
            var matrix = matrix(weight);
            boolean moves = mode == Mode.TRAINING;
            if (moves) {
                try (var guard = new NoGradGuard()) {
                    moveRight(matrix, weight.size(1));
                }
            }
            var mapped = inputs.patches().mm(matrix.t());
            if (moves) {
                try (var guard = new NoGradGuard()) {
                    outputs.put(mapped);
                }
            }
            return weight.div(alongLeft(mapped).div(new Scalar(coefficient)).clamp_min(new Scalar(1.0)));
        }
    }

    /**
     * The same in training mode, its gradient written out: with f = sigma / coefficient and V = W / f, dL/dW = (G - (sum G * V /
     * coefficient) dsigma/dW) / f for G = dL/dV, where dsigma/dW is the correlation of u and v; G itself within the bound. sigma is
     * |conv(v)|, for u is conv(v) / |.|.
     */
    Pass pass(Tensor weight) {
        var matrix = matrix(weight);
        moveRight(matrix, weight.size(1));
        var patches = inputs.patches();
        double sigma = outputs.put(patches.mm(matrix.t())).item_double();
        if (sigma <= coefficient) {
            return new Pass(weight, gradient -> gradient);
        }
        var factor = new Scalar(coefficient / sigma);
        var used = weight.mul(factor);
        // At once: u and v move on with the next pass, which may come before this one's backward.
        var slope = outputs.pixels()
                .t()
                .mm(patches)
                .view(weight.size(0), kernel, kernel, weight.size(1))
                .permute(0, 3, 1, 2);
        return new Pass(used, gradient -> {
            double share = gradient.mul(used).sum().item_double() / coefficient;
            return gradient.sub(slope, new Scalar(share)).mul(factor);
        });
    }

    /** v := conv^T(u) / |.|; u is to follow with conv(v) / |.|. */
    private void moveRight(Tensor matrix, long in) {
        var rows = matrix.view(-1, in).index_select(0, turned); // [k k out, in]
        inputs.put(outputs.patches().mm(rows));
    }

    /** The current estimate of the largest singular value. */
    double sigma(Tensor weight) {
        try (var guard = new NoGradGuard()) {
            return alongLeft(inputs.patches().mm(matrix(weight).t())).item_double();
        }
    }

    /** &lt;u, conv(v)&gt; of conv(v). */
    private Tensor alongLeft(Tensor mapped) {
        return outputs.pixels().mul(mapped).sum();
    }

    double coefficient() {
        return coefficient;
    }

    /** [out, in, k, k] to [out, k k in]. */
    private static Tensor matrix(Tensor weight) {
        return weight.permute(0, 2, 3, 1).reshape(weight.size(0), -1);
    }
}
