package org.l2bench.core.train;

import java.util.Map;
import java.util.OptionalLong;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.TensorArrays;

/**
 * Keeps the parameters of that step, among those that were offered, whose score was least: the checkpoint that a validation set chooses. Of
 * equal scores the first counts. What is kept is part of a run's checkpoint, if this is among the trainer's hooks.
 */
public final class BestParameters implements StepHook {
    private final ParameterBuffer buffer;
    private final String score;
    private final Tensor values;

    /** Score and step, float64 [2]; infinite and 0 as long as nothing was offered. */
    private final Tensor found = TensorArrays.of(new double[] {Double.POSITIVE_INFINITY, 0}, 2);

    /** @param score what is least, for people */
    public BestParameters(ParameterBuffer buffer, String score) {
        this.buffer = buffer;
        this.score = score;
        this.values = torch.zeros_like(buffer.values());
    }

    /** Keeps the parameters as they are now, if the score is less than all before; NaN is not. */
    public void offer(long stepsDone, double value) {
        if (value < TensorArrays.doubles(found)[0]) {
            values.copy_(buffer.values());
            found.copy_(TensorArrays.of(new double[] {value, stepsDone}, 2));
        }
    }

    /** The step that is kept; empty if none is. */
    public OptionalLong step() {
        long step = (long) TensorArrays.doubles(found)[1];
        return step == 0 ? OptionalLong.empty() : OptionalLong.of(step);
    }

    /**
     * Puts the kept parameters back.
     *
     * @throws IllegalStateException if none are kept
     */
    public void restore() {
        if (step().isEmpty()) {
            throw new IllegalStateException("no parameters were offered with a " + score + " that is a number");
        }
        try (var guard = new NoGradGuard()) {
            buffer.values().copy_(values);
        }
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("values", values, "found", found);
    }

    @Override
    public String describe() {
        return "the parameters of the least " + score + " are kept";
    }
}
