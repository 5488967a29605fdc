package org.l2bench.core.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The diagonal of the empirical Fisher information as common implementations of elastic weight consolidation estimate it: F = (B /
 * n) sum over n batches of g^2, element by element, with g the gradient of the mean loss of a batch of B. For B = 1 it is the mean
 * over samples of the squared gradient.
 */
public final class FisherDiagonal {
    private FisherDiagonal() {}

    /**
     * Passes over batches once. Leaves the parameters as they are and their gradients zero; the loss must be one of evaluation mode,
     * so that no buffer of the network changes either.
     *
     * @param batchSize B
     * @param loss the mean loss of batch 0, 1, ... batches-1
     * @return F, [n] in the order of {@link ParameterBuffer#values}
     */
    public static Tensor of(ParameterBuffer parameters, long batches, int batchSize, Trainer.Objective loss) {
        var sum = torch.zeros_like(parameters.values());
        var gradients = parameters.gradients();
        gradients.zero_();
        for (long batch = 0; batch < batches; batch++) {
            try (var scope = new PointerScope()) {
                loss.loss(batch).backward();
                sum.addcmul_(gradients, gradients, new Scalar(1.0));
                gradients.zero_();
            }
        }
        return sum.mul_(new Scalar((double) batchSize / batches));
    }
}
