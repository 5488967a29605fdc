package org.l2bench.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.AnchoredPenalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.QuadraticTerm;

/** With an anchor where the parameters are, and an importance that differs from number to number. */
class AnchoredPenaltyContractTest extends QuadraticTermContract {
    @Override
    protected QuadraticTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
        var importance = new LinkedHashMap<String, Tensor>();
        parameters.forEach(
                p -> importance.put(p.name(), p.tensor().detach().cos().square().add(new Scalar(0.5))));
        return new AnchoredPenalty(lambda, selector, AnchoredPenalty.anchorAt(parameters), Optional.of(importance));
    }
}
