package org.l2bench.core.regulariser;

import java.util.List;
import org.l2bench.core.network.Parameter;

/** Acts on parameters, in the objective or in the update, and says on which. */
public sealed interface ParameterRegulariser extends Regulariser permits ObjectiveTerm, UpdateRule {
    ParameterSelector selector();

    /** One line: what it is, and how many of these parameters it covers and leaves. */
    default String coverage(List<Parameter> parameters) {
        return describe() + "; " + Coverage.of(selector(), parameters).describe();
    }
}
