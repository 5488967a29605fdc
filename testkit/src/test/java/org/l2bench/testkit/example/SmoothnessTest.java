package org.l2bench.testkit.example;

import java.util.List;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.QuadraticTerm;
import org.l2bench.testkit.QuadraticTermContract;

class SmoothnessTest extends QuadraticTermContract {
    @Override
    protected QuadraticTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
        return new Smoothness(lambda, selector);
    }
}
