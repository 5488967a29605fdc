package org.l2bench.core.regulariser;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;

/** Acts in the objective: adds a term to the mean loss. */
public sealed interface ObjectiveTerm extends ParameterRegulariser permits L2Penalty, AnchoredPenalty, L1Penalty {
    /** The term, differentiable; a scalar. Once per step, never scaled with the batch. */
    Tensor term(List<Parameter> parameters);

    /** The factor of the sum, of squares or absolute values; at 0 the term does nothing. */
    double lambda();

    @Override
    String describe();
}
