package org.l2bench.core.regulariser;

import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;

/**
 * Acts in the update: changes the step, not the gradient. A pure function of a parameter and of where the optimiser's own step moves
 * it; what has to remember something from step to step is an optimiser and not a rule.
 */
public non-sealed interface UpdateRule extends ParameterRegulariser {
    /**
     * What the rule looks at.
     *
     * @param before w, the parameter's values before the step, in its shape
     * @param movement by which the optimiser's own step moves it, in its shape: with a learning rate eta and an update u, -eta u
     * @param multiplier eta_t of the schedule, without the learning rate; at least 0
     */
    record Step(Parameter parameter, Tensor before, Tensor movement, double multiplier) {}

    /** The factor of all that the rule does; at 0 it does nothing. */
    double rate();

    /** What is added to a covered parameter besides the movement, in its shape; leaves what it is given as it is. */
    Tensor change(Step step);

    @Override
    String describe();
}
