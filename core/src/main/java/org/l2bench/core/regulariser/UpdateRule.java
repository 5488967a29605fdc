package org.l2bench.core.regulariser;

/** Acts in the update: changes the step, not the gradient. */
public sealed interface UpdateRule extends ParameterRegulariser permits DecoupledDecay {
    @Override
    String describe();
}
