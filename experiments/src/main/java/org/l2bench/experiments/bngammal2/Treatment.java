package org.l2bench.experiments.bngammal2;

import java.util.List;

/**
 * What a trial decays, beside the weights.
 *
 * @param decayed categories whose gammas are decayed
 * @param withShifts whether their betas are decayed too
 * @param isDrawn whether as many gammas as there are last ones are decayed instead, drawn from all categories of {@code decayed}
 * @param decay of the gammas, as PyTorch's SGD has it, which is twice lambda
 * @param startsAtZero whether the gammas of {@code last} start at 0, not at 1
 * @param weightsFactor what the decay of the weights is multiplied by
 */
record Treatment(
        List<Category> decayed,
        boolean withShifts,
        boolean isDrawn,
        double decay,
        boolean startsAtZero,
        double weightsFactor) {
    Treatment {
        decayed = List.copyOf(decayed);
    }

    static Treatment of(double decay, Category... decayed) {
        return new Treatment(List.of(decayed), false, false, decay, false, 1);
    }

    Treatment andShifts() {
        return new Treatment(decayed, true, isDrawn, decay, startsAtZero, weightsFactor);
    }

    Treatment drawn() {
        return new Treatment(decayed, withShifts, true, decay, startsAtZero, weightsFactor);
    }

    Treatment fromZero() {
        return new Treatment(decayed, withShifts, isDrawn, decay, true, weightsFactor);
    }

    Treatment withWeights(double factor) {
        return new Treatment(decayed, withShifts, isDrawn, decay, startsAtZero, factor);
    }
}
