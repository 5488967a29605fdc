package org.l2bench.core.dpsgd;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Gradients of single records are shortened to a norm: c_i = min(1, C / (n_i + 1e-6)), n_i over all parameters together.
 *
 * @param norm C, &gt; 0
 */
public record Clipping(double norm) {
    /** As Opacus has it, so that a gradient of norm 0 divides nothing by 0. */
    private static final double STABLE = 1e-6;

    public Clipping {
        if (!(norm > 0 && Double.isFinite(norm))) {
            throw new IllegalArgumentException("clipping norm must be finite and > 0, was " + norm);
        }
    }

    /** c_i times a scale, [batch]. */
    Tensor factors(Tensor norms, double scale) {
        var shortened = norms.add(new Scalar(STABLE)).reciprocal_().mul_(new Scalar(norm * scale));
        return shortened.clamp_(new ScalarOptional(), new ScalarOptional(new Scalar(scale)));
    }

    /** c of one gradient. */
    double factor(double length) {
        return Math.min(1, norm / (length + STABLE));
    }
}
