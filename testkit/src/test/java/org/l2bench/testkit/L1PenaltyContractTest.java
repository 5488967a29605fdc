package org.l2bench.testkit;

import java.util.List;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.L1Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;

class L1PenaltyContractTest extends ObjectiveTermContract {
    @Override
    protected ObjectiveTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
        return new L1Penalty(lambda, selector);
    }
}
