package org.l2bench.core.mask;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A prior over masks, or over masks and weights as spike and slab: lambda0 from logits r0, and where the mask is 1 a weight
 * N(w0, sd^2). A posterior has the same sd, so that its divergence is, in nats,
 *
 * <pre>KL = sum kl(lambda|lambda0) + lambda (w - w0)^2 / (2 sd^2),  kl(lambda|lambda0) = lambda (r - r0) - softplus(r) + softplus(r0)</pre>
 *
 * <p>in float64, with logits cut off at +-{@value #LARGEST}; see {@code core.bound.MaskDivergence} for the same with numbers. Without a
 * slab weights are those of the prior, and the second term is 0.
 *
 * @param logits r0
 * @param weights w0
 * @param slabSd sd; 0 for none
 */
public record MaskPrior(List<Tensor> logits, List<Tensor> weights, double slabSd) {
    /** Where logits are cut off. */
    public static final double LARGEST = 15;

    /** Copies what it is given. */
    public MaskPrior {
        logits = logits.stream().map(MaskPrior::copied).toList();
        weights = weights.stream().map(MaskPrior::copied).toList();
    }

    private static Tensor copied(Tensor tensor) {
        return tensor.detach().clone().to(ScalarType.Double);
    }

    /** KL of a posterior, a differentiable float64 scalar. */
    public Tensor divergence(List<Tensor> posteriorLogits, List<Tensor> posteriorWeights) {
        Tensor sum = torch.zeros(new long[] {}, logits.get(0).options());
        for (int i = 0; i < logits.size(); i++) {
            var r = cut(posteriorLogits.get(i).to(ScalarType.Double));
            var r0 = cut(logits.get(i));
            var probability = torch.sigmoid(r);
            var terms = probability.mul(r.sub(r0)).sub(torch.softplus(r)).add(torch.softplus(r0));
            if (slabSd > 0) {
                var shift = posteriorWeights.get(i).to(ScalarType.Double).sub(weights.get(i));
                terms = terms.add(probability.mul(shift.square()), new Scalar(1 / (2 * slabSd * slabSd)));
            }
            sum = sum.add(terms.sum());
        }
        return sum;
    }

    private static Tensor cut(Tensor r) {
        return torch.clamp(r, new ScalarOptional(new Scalar(-LARGEST)), new ScalarOptional(new Scalar(LARGEST)));
    }
}
