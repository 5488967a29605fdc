package org.l2bench.core.train;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * What happens in every step beside its gradient and its update: clip, mask or add noise before the update, project, mask or reset
 * after it. It acts on a {@link ParameterBuffer}, outside automatic differentiation.
 */
public interface StepHook {
    /** After the backward pass: may change the gradients that the optimiser, with its penalties, gets. */
    default void beforeUpdate(long step) {}

    /** After the update: may change the parameters. */
    default void afterUpdate(long step) {}

    /** What it remembers between steps, by name; restored in place. */
    default Map<String, Tensor> state() {
        return Map.of();
    }

    /** Name and strength, for the record. */
    String describe();
}
