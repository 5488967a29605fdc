package org.l2bench.core.train;

import org.bytedeco.pytorch.Scalar;

/**
 * Gradients of at most this L2 norm over all parameters: g := g min(1, norm / (|g| + 1e-6)), as PyTorch's clip_grad_norm_ (Pascanu,
 * Mikolov and Bengio 2013).
 *
 * @param norm above 0
 */
public record ClippedGradient(ParameterBuffer buffer, double norm) implements StepHook {
    private static final double EPSILON = 1e-6;

    public ClippedGradient {
        if (!(norm > 0)) {
            throw new IllegalArgumentException("the norm to clip at must be > 0, was " + norm);
        }
    }

    @Override
    public void beforeUpdate(long step) {
        var gradients = buffer.gradients();
        // The factor stays a tensor: to ask for its value would wait for the device.
        var length = gradients.square().sum().sqrt();
        gradients.mul_(length.add(new Scalar(EPSILON))
                .reciprocal()
                .mul(new Scalar(norm))
                .clamp_max(new Scalar(1.0)));
    }

    @Override
    public String describe() {
        return "gradients clipped at the norm " + norm;
    }
}
