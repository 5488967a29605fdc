package org.l2bench.experiments.pacbayesmasks;

/** What of a posterior is trained under the bound, and whether kept weights are drawn from a slab. */
enum Posterior {
    /** The prior itself. */
    PRIOR(false, false, false),
    PRIOR_SLAB(false, false, true),
    /** No posterior: the prior's networks as they are, with the bound's images as test images. */
    HOLD_OUT(false, false, false),
    LAMBDA(true, false, false),
    LAMBDA_SLAB(true, false, true),
    WEIGHTS(false, true, true),
    BOTH(true, true, true),
    /** Of a prior without data. */
    FREE_LAMBDA(true, false, false);

    final boolean logits;
    final boolean weights;
    final boolean slab;

    Posterior(boolean logits, boolean weights, boolean slab) {
        this.logits = logits;
        this.weights = weights;
        this.slab = slab;
    }

    boolean isTrained() {
        return logits || weights;
    }
}
