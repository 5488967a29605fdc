package org.l2bench.core.train;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.regulariser.ParameterRegulariser;

/** Turns gradients into a step. */
public interface Optimiser {
    /** One step with the gradients in the buffer, which are then set to zero. */
    void step(long step);

    /** What it remembers between steps, by name; restored in place. */
    Map<String, Tensor> state();

    /** What regularises its step: coupled penalties and decoupled decays. */
    List<? extends ParameterRegulariser> regularisers();
}
