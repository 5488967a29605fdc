package org.l2bench.testkit;

import java.util.List;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.QuadraticTerm;

/** The suite's own penalty keeps what is asked of others. */
class L2PenaltyContractTest extends QuadraticTermContract {
    @Override
    protected QuadraticTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
        return new L2Penalty(lambda, selector);
    }
}
