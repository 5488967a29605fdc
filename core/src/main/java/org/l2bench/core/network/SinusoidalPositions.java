package org.l2bench.core.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** PE(t, 2i) = sin(t / 10000^(2i / width)), PE(t, 2i + 1) = cos of the same (Vaswani et al. 2017). */
final class SinusoidalPositions {
    private static final double LONGEST_WAVE = 10_000;

    private SinusoidalPositions() {}

    /** The positions 0 .. count-1, [count, width]. */
    static Tensor of(int count, int width, ScalarType type) {
        var frequencies = torch.arange(new Scalar((long) width / 2))
                .to(ScalarType.Double)
                .mul(new Scalar(-2 * Math.log(LONGEST_WAVE) / width))
                .exp();
        var angles = torch.arange(new Scalar((long) count))
                .to(ScalarType.Double)
                .view(count, 1)
                .mul(frequencies);
        return torch.stack(new TensorVector(angles.sin(), angles.cos()), 2)
                .view(count, width)
                .to(type);
    }
}
