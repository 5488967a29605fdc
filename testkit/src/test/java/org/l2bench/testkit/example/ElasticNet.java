package org.l2bench.testkit.example;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;

/**
 * L(w) + lambda (alpha w^T w + (1 - alpha) sum |w|), <em>without</em> one half: the naive elastic net (Zou and Hastie 2005), whose
 * alpha is the share of the squares; that of glmnet and l1_ratio of scikit-learn are shares of the lengths.
 */
public record ElasticNet(double lambda, double alpha, ParameterSelector selector) implements ObjectiveTerm {
    public ElasticNet {
        if (!(lambda >= 0 && Double.isFinite(lambda) && alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException(
                    "lambda must be finite and >= 0 and alpha from 0 to 1, were " + lambda + " and " + alpha);
        }
    }

    @Override
    public Tensor term(List<Parameter> parameters) {
        return selector.covered(parameters).stream()
                .map(Parameter::tensor)
                .map(w -> w.square()
                        .sum()
                        .mul(new Scalar(alpha))
                        .add(w.abs().sum().mul(new Scalar(1 - alpha))))
                .reduce(Tensor::add)
                .orElseThrow()
                .mul(new Scalar(lambda));
    }

    @Override
    public String describe() {
        return "elastic net " + lambda + " (" + alpha + " w'w + " + (1 - alpha) + " sum |w|) in the objective";
    }
}
