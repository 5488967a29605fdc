package org.l2bench.core.regulariser;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.network.Parameter;

/**
 * A term (w - a)^T M (w - a), <em>without</em> one half, of all n numbers of the parameters one after the other, each in row-major
 * order. Whoever says M and a is held to the closed form of ridge regression: (X^T X + n M) w = X^T y + n M a minimises
 * |y - X w|^2 / n plus the term.
 */
public interface QuadraticTerm extends ObjectiveTerm {
    /** M, float64 [n, n], symmetric and without a negative eigenvalue, 0 where nothing is covered; for small problems only. */
    Tensor matrix(List<Parameter> parameters);

    /** a, float64 [n]; anything where nothing is covered. */
    default Tensor centre(List<Parameter> parameters) {
        return joined(parameters, p -> torch.zeros_like(p.tensor()));
    }

    /**
     * M of a term that takes each number by itself.
     *
     * @param strength of each number of a covered parameter, in its shape
     */
    default Tensor diagonal(List<Parameter> parameters, Function<Parameter, Tensor> strength) {
        var covers = selector().covers();
        return joined(parameters, p -> covers.test(p) ? strength.apply(p) : torch.zeros_like(p.tensor()))
                .diag();
    }

    /** Tensors of the parameters' shapes one after the other, float64 [n]. */
    static Tensor joined(List<Parameter> parameters, Function<Parameter, Tensor> each) {
        var parts = new TensorVector();
        parameters.forEach(
                p -> parts.push_back(each.apply(p).detach().reshape(-1).to(ScalarType.Double)));
        return torch.cat(parts);
    }
}
