package org.l2bench.core.train;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross-entropy to smoothed targets (Szegedy et al. 2016): mean over rows of -sum_c q_c ln p_c with q = (1 - epsilon) target + epsilon /
 * classes, the mass spread over all classes, the right one and those that never occur included. 0 is plain cross-entropy.
 *
 * @param epsilon at least 0 and below 1
 */
public record LabelSmoothing(double epsilon) {
    private static final long MEAN = 1;
    private static final long NO_TARGET = -100;

    public LabelSmoothing {
        if (!(epsilon >= 0 && epsilon < 1)) {
            throw new IllegalArgumentException("label smoothing must be >= 0 and < 1, was " + epsilon);
        }
    }

    /**
     * Of known classes.
     *
     * @param logits [n, classes]
     * @param targets int64 [n]; or their distributions, of the logits' type and shape
     */
    public Tensor loss(Tensor logits, Tensor targets) {
        return torch.cross_entropy_loss(logits, targets, new TensorOptional(), MEAN, NO_TARGET, epsilon);
    }
}
