package org.l2bench.core.regulariser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Parameter;

/**
 * L(w) + lambda sum_j c_j (w_j - a_j)^2, <em>without</em> one half, with reference weights a; gradient 2 lambda c_j (w_j - a_j).
 * Acts in the objective. It is not weight decay, which pulls to zero. An optimiser may add the gradient itself instead of the
 * term; the two are the same.
 *
 * <ul>
 *   <li>{@link #l2}: c = 1, the plain distance to the anchor;
 *   <li>{@link #ewc}: (mu / 2) sum_j F_j (w_j - a_j)^2, elastic weight consolidation (Kirkpatrick et al. 2017): c = F and lambda =
 *       mu / 2.
 * </ul>
 *
 * @param lambda at least 0
 * @param anchor a, by the names of the parameters; it does not move
 * @param importance c, by the names of the parameters; 1 everywhere if empty
 */
public record AnchoredPenalty(
        double lambda, ParameterSelector selector, Map<String, Tensor> anchor, Optional<Map<String, Tensor>> importance)
        implements QuadraticTerm {
    public AnchoredPenalty {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException("lambda must be finite and >= 0, was " + lambda);
        }
    }

    /** lambda sum_j (w_j - a_j)^2. */
    public static AnchoredPenalty l2(double lambda, ParameterSelector selector, Map<String, Tensor> anchor) {
        return new AnchoredPenalty(lambda, selector, anchor, Optional.empty());
    }

    /**
     * (mu / 2) sum_j F_j (w_j - a_j)^2.
     *
     * @param fisher F by the names of the parameters, at least 0
     */
    public static AnchoredPenalty ewc(
            double mu, ParameterSelector selector, Map<String, Tensor> anchor, Map<String, Tensor> fisher) {
        return new AnchoredPenalty(mu / 2, selector, anchor, Optional.of(fisher));
    }

    /** Copies of the parameters as they are now, by name: an anchor. */
    public static Map<String, Tensor> anchorAt(List<Parameter> parameters) {
        var anchor = new LinkedHashMap<String, Tensor>();
        parameters.forEach(p -> anchor.put(p.name(), p.tensor().detach().clone()));
        return anchor;
    }

    @Override
    public Tensor term(List<Parameter> parameters) {
        Tensor sum = null;
        for (var parameter : selector.covered(parameters)) {
            var square = parameter.tensor().sub(of(anchor, parameter)).square();
            var weighted = importance.isPresent() ? square.mul(of(importance.get(), parameter)) : square;
            sum = sum == null ? weighted.sum() : sum.add(weighted.sum());
        }
        return sum.mul(new Scalar(lambda));
    }

    @Override
    public Tensor matrix(List<Parameter> parameters) {
        return diagonal(parameters, p -> importance
                .map(i -> of(i, p))
                .orElse(torch.ones_like(p.tensor()))
                .mul(new Scalar(lambda)));
    }

    @Override
    public Tensor centre(List<Parameter> parameters) {
        return QuadraticTerm.joined(
                parameters, p -> selector.covers().test(p) ? of(anchor, p) : torch.zeros_like(p.tensor()));
    }

    private static Tensor of(Map<String, Tensor> values, Parameter parameter) {
        var value = values.get(parameter.name());
        if (value == null) {
            throw new IllegalArgumentException("an anchored penalty covers parameter " + parameter.name()
                    + ", but has no reference for it; it has " + values.keySet());
        }
        return value;
    }

    @Override
    public String describe() {
        return importance.isPresent()
                ? "elastic weight consolidation (mu/2) sum F (w-a)^2, mu " + 2 * lambda + ", in the objective"
                : "anchored penalty " + lambda + " |w-a|^2 in the objective";
    }
}
