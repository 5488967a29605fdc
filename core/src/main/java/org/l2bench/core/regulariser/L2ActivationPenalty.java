package org.l2bench.core.regulariser;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * L + omega mean_t sum_j f_(t,j)^2: the squared L2 norm of an activation vector, summed over its features and averaged over
 * positions, <em>without</em> one half; gradient 2 omega f / positions (Ton et al. 2022; the averaging is our reading).
 *
 * @param omega at least 0
 * @param activation what f is, for people
 */
public record L2ActivationPenalty(double omega, String activation) implements ActivationTerm {
    public L2ActivationPenalty {
        if (!(omega >= 0 && Double.isFinite(omega))) {
            throw new IllegalArgumentException("omega must be finite and >= 0, was " + omega);
        }
    }

    @Override
    public Tensor term(Tensor activations) {
        return activations.square().sum(-1).mean().mul(new Scalar(omega));
    }

    @Override
    public String describe() {
        return "penalty " + omega + " mean |f|^2 in the objective, f = " + activation
                + "; covers no parameter itself, reaches those below f by its gradient";
    }
}
