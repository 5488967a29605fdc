package org.l2bench.core.regulariser;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Decay in the update rule, w := w - eta_t * rate * w_old beside the optimiser's own step, where eta_t is the schedule's
 * multiplier and <em>not</em> the learning rate (the paper form of Loshchilov and Hutter 2019).
 *
 * @param rate lambda' of the paper, at least 0 and below 1
 */
public record DecoupledDecay(double rate, ParameterSelector selector) implements UpdateRule {
    public DecoupledDecay {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("decoupled decay must be >= 0 and < 1, was " + rate);
        }
    }

    /** From the PyTorch form, where a step of learning rate alpha decays by alpha * weight_decay. */
    public static DecoupledDecay ofPyTorchWeightDecay(double weightDecay, double alpha, ParameterSelector selector) {
        return new DecoupledDecay(alpha * weightDecay, selector);
    }

    /** The rate of plain SGD that equals the penalty lambda w^T w at learning rate alpha: 2 alpha lambda. */
    public static DecoupledDecay equalToPenalty(L2Penalty penalty, double alpha) {
        return new DecoupledDecay(2 * alpha * penalty.lambda(), penalty.selector());
    }

    /**
     * The rate of {@code sgdw} with momentum mu whose fixed point is the penalty's: 2 alpha lambda / (1 - mu). On the way there
     * the two differ unless mu is 0.
     */
    public static DecoupledDecay withFixedPointOf(L2Penalty penalty, double alpha, double momentum) {
        return new DecoupledDecay(2 * alpha * penalty.lambda() / (1 - momentum), penalty.selector());
    }

    /** The penalty of the same fixed point, lambda = rate (1 - mu) / (2 alpha); the inverse of {@link #withFixedPointOf}. */
    public L2Penalty penaltyOfFixedPoint(double alpha, double momentum) {
        return new L2Penalty(rate * (1 - momentum) / (2 * alpha), selector);
    }

    /** {@code weight_decay} of PyTorch's AdamW at learning rate alpha: rate / alpha. */
    public double pyTorchWeightDecay(double alpha) {
        return rate / alpha;
    }

    @Override
    public Tensor change(Step step) {
        return step.before().mul(new Scalar(-step.multiplier() * rate));
    }

    @Override
    public String describe() {
        return "decay " + rate + " per step in the update, times the schedule";
    }
}
