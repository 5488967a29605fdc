package org.l2bench.experiments.pacbayesmasks;

/**
 * How an arm of the fine-tuning part is treated.
 *
 * @param source of the mask that it starts from
 * @param sparsity share of the weights that the mask prunes
 * @param withShuffled whether a second mask is fine-tuned, the same but for the places of the kept weights within each layer
 */
record Tuned(Method method, Source source, double sparsity, boolean withShuffled) {
    /** What is trained after the mask is made. */
    enum Method {
        /** Nothing. */
        NONE(false, false, false),
        WEIGHTS(true, true, false),
        BIAS(false, true, false),
        PROB(false, false, true),
        BOTH(true, true, true),
        /** As PROB, without the projection of the density. */
        PROB_FREE(false, false, true);

        final boolean weights;
        final boolean biases;
        final boolean logits;

        Method(boolean weights, boolean biases, boolean logits) {
            this.weights = weights;
            this.biases = biases;
            this.logits = logits;
        }

        /** Whether a rate is chosen, by validation images. */
        boolean isRateChosen() {
            return weights || biases;
        }

        boolean isTrained() {
            return this != NONE;
        }
    }

    /** How many runs the trial makes. */
    int runs(FineTuningSettings settings) {
        int one = method.isRateChosen() ? settings.rates().size() : method.isTrained() ? 1 : 0;
        return withShuffled ? 2 * one : one;
    }
}
