package org.l2bench.core.dpsgd;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Softmax cross-entropy of logits. */
public final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * The gradient of each record's own loss at its logits, softmax - one-hot, times {@code scale}: 1 / batch for that of the mean.
     *
     * @param logits [batch, classes]
     * @param labels int64 [batch]
     */
    public static Tensor gradient(Tensor logits, Tensor labels, double scale) {
        var places = labels.unsqueeze(1);
        var gradient = torch.softmax(logits.detach(), 1);
        gradient.scatter_add_(1, places, gradient.new_full(places.sizes(), new Scalar(-1.0)));
        return scale == 1 ? gradient : gradient.mul_(new Scalar(scale));
    }
}
