package org.l2bench.testkit;

import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.UpdateRule;

class DecoupledDecayContractTest extends UpdateRuleContract {
    @Override
    protected UpdateRule rule(double rate, ParameterSelector selector) {
        return new DecoupledDecay(rate, selector);
    }
}
