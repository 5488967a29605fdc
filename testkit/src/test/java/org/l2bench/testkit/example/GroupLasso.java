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
 * L(w) + lambda sum over groups of sqrt(p) |w_g| with p the numbers of a group, the group lasso (Yuan and Lin 2006). A group is what
 * enters one unit: a row of a matrix, a filter of a kernel. The gradient is 0 where a group is 0.
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
                .map(p -> p.tensor().reshape(p.tensor().size(0), -1)) // [groups, p]
                .map(w -> lengths(w).sum().mul(new Scalar(Math.sqrt(w.size(1)))))
                .reduce(Tensor::add)
                .orElseThrow()
                .mul(new Scalar(lambda));
    }

    private static Tensor lengths(Tensor w) {
        return torch.linalg_vector_norm(w, new Scalar(2.0), new long[] {1}, false, new ScalarTypeOptional());
    }

    @Override
    public String describe() {
        return "group lasso " + lambda + " sum sqrt(p) |w_g| in the objective";
    }
}
