package org.l2bench.testkit.example;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;

/**
 * L(w) + lambda sum of sqrt(p) |w_g| over units g, w_g the p weights into one: group lasso (Yuan and Lin 2006); gradient 0 at w_g = 0.
 */
public record GroupLasso(double lambda, ParameterSelector selector) implements ObjectiveTerm {
    public GroupLasso {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException("lambda must be finite and >= 0, was " + lambda);
        }
    }

    @Override
    public Tensor term(List<Parameter> parameters) {
        return selector.covered(parameters).stream()
                .map(p -> ofRows(p.tensor().reshape(p.tensor().size(0), -1)))
                .reduce(Tensor::add)
                .orElseThrow();
    }

    private Tensor ofRows(Tensor w) { // [groups, p]
        var lengths = torch.linalg_vector_norm(w, new Scalar(2.0), new long[] {1}, false, new ScalarTypeOptional());
        return lengths.sum().mul(new Scalar(lambda * Math.sqrt((double) w.size(1))));
    }

    @Override
    public String describe() {
        return "group lasso " + lambda + " sum sqrt(p) |w_g| in the objective";
    }
}
