package org.l2bench.core.regulariser;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;

/**
 * L(w) + lambda sum_j |w_j|; subgradient lambda sign(w), 0 at w = 0 (Tibshirani 1996). L is the mean over samples. Acts in the objective.
 * An optimiser may add the subgradient itself instead of the term; the two are the same.
 *
 * @param lambda at least 0
 */
public record L1Penalty(double lambda, ParameterSelector selector) implements ObjectiveTerm {
    public L1Penalty {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException("lambda must be finite and >= 0, was " + lambda);
        }
    }

    @Override
    public Tensor term(List<Parameter> parameters) {
        Tensor sum = null;
        for (var parameter : selector.covered(parameters)) {
            var lengths = parameter.tensor().abs().sum();
            sum = sum == null ? lengths : sum.add(lengths);
        }
        return sum.mul(new Scalar(lambda));
    }

    @Override
    public String describe() {
        return "penalty " + lambda + " sum |w| in the objective";
    }
}
