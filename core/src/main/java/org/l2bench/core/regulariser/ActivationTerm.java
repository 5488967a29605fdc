package org.l2bench.core.regulariser;

import org.bytedeco.pytorch.Tensor;

/** Acts in the objective as well, but on what the network computes and not on its parameters. */
public non-sealed interface ActivationTerm extends Regulariser {
    /** The term for activations [..., features], differentiable; a scalar. */
    Tensor term(Tensor activations);

    @Override
    String describe();
}
