package org.l2bench.core.bound;

/**
 * What one weight adds to the divergence of a posterior from a prior over masks, and over masks and weights. Logits r stand for
 * probabilities lambda = 1 / (1 + exp(-r)), so that probabilities near 0 and 1 keep their digits.
 */
public final class MaskDivergence {
    private MaskDivergence() {}

    /** kl(lambda|lambda0) = lambda (r - r0) - softplus(r) + softplus(r0), in nats. */
    public static double bernoulli(double logit, double priorLogit) {
        // One formula of two: the one whose terms are small where the probability is.
        return logit <= 0
                ? probability(logit) * (logit - priorLogit) - softplus(logit) + softplus(priorLogit)
                : probability(-logit) * (priorLogit - logit) - softplus(-logit) + softplus(-priorLogit);
    }

    /**
     * The divergence of a spike and slab from another: a mask with probability lambda, and where it is 1 a weight N(mean, sd^2). It is
     * kl(lambda|lambda0) + lambda (ln(sd0/sd) + (sd^2 + (mean - mean0)^2) / (2 sd0^2) - 1/2).
     */
    public static double spikeAndSlab(double logit, Slab slab, double priorLogit, Slab priorSlab) {
        return bernoulli(logit, priorLogit) + probability(logit) * slab.divergenceFrom(priorSlab);
    }

    /**
     * A Gaussian.
     *
     * @param sd &gt; 0
     */
    public record Slab(double mean, double sd) {
        public Slab {
            if (!(sd > 0)) {
                throw new IllegalArgumentException("the standard deviation of a slab must be > 0, was " + sd);
            }
        }

        double divergenceFrom(Slab prior) {
            double shift = mean - prior.mean;
            return Math.log(prior.sd / sd) + (sd * sd + shift * shift) / (2 * prior.sd * prior.sd) - 0.5;
        }
    }

    static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
