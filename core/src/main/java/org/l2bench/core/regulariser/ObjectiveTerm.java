package org.l2bench.core.regulariser;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;

/**
 * Acts in the objective: adds a term to the mean loss. Yours is a record that implements this; a term that is a sum of squares
 * implements {@link QuadraticTerm} instead.
 */
public non-sealed interface ObjectiveTerm extends ParameterRegulariser {
    /** The term, differentiable; a scalar. Once per step, never scaled with the batch. */
    Tensor term(List<Parameter> parameters);

    /** The factor of all of the term, such as of a sum of squares or of absolute values; at 0 the term does nothing. */
    double lambda();

    @Override
    String describe();
}
