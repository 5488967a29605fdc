package org.l2bench.core.train;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Keeps the parameters as they were after the step whose batch had the least loss, of equal ones the first: the checkpoint rule of some
 * published code, by which a short last batch can win by luck. It sees what stands before it among the hooks, and nothing of what
 * stands behind it.
 */
public final class LowestLoss implements StepHook {
    private final ParameterBuffer buffer;
    private final Tensor kept;
    private final Tensor least = torch.full(new long[] {1}, new Scalar(Double.POSITIVE_INFINITY));
    private double last = Double.POSITIVE_INFINITY;

    public LowestLoss(ParameterBuffer buffer) {
        this.buffer = buffer;
        this.kept = buffer.values().clone();
    }

    /** To be told of every step's loss: itself, before the step. */
    public Tensor watched(Tensor loss) {
        last = loss.item_float();
        return loss;
    }

    @Override
    public void afterUpdate(long step) {
        if (last < least.item_float()) {
            least.fill_(new Scalar(last));
            kept.copy_(buffer.values());
        }
    }

    /** Sets the parameters back to what was kept. */
    public void restore() {
        buffer.values().copy_(kept);
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("kept", kept, "least", least);
    }

    @Override
    public String describe() {
        return "weights of the batch with the least loss kept";
    }
}
