package org.l2bench.core.network;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution with bias whose kernel samples a continuous one: (k * x + b) / s^2 at resolution factor s, the sum of the kernel's pixels
 * over their area. [batch, in, h, w] to [batch, out, h, w]; a kernel of an even number of pixels gives one row and one column more.
 */
final class ScaledConvolution implements Layer {
    private static final long[] UNIT = {1, 1};

    /** What stands beyond the edge of an image. */
    enum Padding {
        REFLECT,
        ZERO
    }

    private final Parameter weight;
    private final Parameter bias;
    private final Padding padding;
    private final int scale;
    private final int border;

    /**
     * Initial values from U(-bound, bound).
     *
     * @param kernel pixels in a row
     * @param weightBound of the kernels
     * @param biasBound of the biases
     */
    ScaledConvolution(
            String name,
            int in,
            int out,
            int kernel,
            int scale,
            Padding padding,
            double weightBound,
            double biasBound,
            InitialStreams streams) {
        var weightName = name + ".weight";
        var biasName = name + ".bias";
        this.weight = Parameter.of(
                weightName, Role.WEIGHT, streams.of(weightName).uniform(weightBound, out, in, kernel, kernel));
        this.bias = Parameter.of(biasName, Role.BIAS, streams.of(biasName).uniform(biasBound, out));
        this.padding = padding;
        this.scale = scale;
        this.border = kernel / 2; // ceil((kernel - 1) / 2)
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        // Kernel and bias are divided and not the output, which has more numbers.
        var usedWeight = divided(weight.tensor());
        var usedBias = new TensorOptional(divided(bias.tensor()));
        if (padding == Padding.ZERO || border == 0) {
            return torch.conv2d(input, usedWeight, usedBias, UNIT, new long[] {border, border}, UNIT, 1);
        }
        var padded = torch.reflection_pad2d(input, border, border, border, border);
        return torch.conv2d(padded, usedWeight, usedBias, UNIT, new long[] {0, 0}, UNIT, 1);
    }

    private Tensor divided(Tensor tensor) {
        return scale == 1 ? tensor : tensor.div(new Scalar((double) scale * scale));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of();
    }
}
