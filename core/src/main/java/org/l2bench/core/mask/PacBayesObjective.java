package org.l2bench.core.mask;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.bound.Certificate;

/**
 * What is minimised in place of a bound: ce + weight sqrt((KL + ln(2 sqrt(n) / delta)) / (2 n)), the bound of McAllester with Maurer's
 * constant (McAllester 1999; Maurer 2004), with the bounded cross-entropy of Perez-Ortiz et al. (2021). It certifies nothing.
 *
 * @param points n, those that the bound is about
 * @param delta how often the bound may fail
 * @param weight 1 for the bound
 */
public record PacBayesObjective(long points, double delta, double weight) {
    /** The least probability that a label counts with. */
    public static final double LEAST_PROBABILITY = 1e-4;

    /**
     * The objective of a batch, a differentiable scalar.
     *
     * @param logits [batch, classes]
     * @param labels int64 [batch]
     * @param divergence KL in nats, float64
     */
    public Tensor of(Tensor logits, Tensor labels, Tensor divergence) {
        var complexity = divergence
                .add(new Scalar(Certificate.complexity(points, delta)))
                .div(new Scalar(2.0 * points))
                .sqrt();
        return boundedCrossEntropy(logits, labels).add(complexity.to(logits.scalar_type()), new Scalar(weight));
    }

    /** Mean of -max(ln p_y, ln p_min) / ln(1 / p_min), from 0 to 1. */
    public static Tensor boundedCrossEntropy(Tensor logits, Tensor labels) {
        double least = Math.log(LEAST_PROBABILITY);
        return torch.log_softmax(logits, 1)
                .gather(1, labels.to(ScalarType.Long).unsqueeze(1))
                .clamp_min(new Scalar(least))
                .mean()
                .div(new Scalar(least));
    }
}
