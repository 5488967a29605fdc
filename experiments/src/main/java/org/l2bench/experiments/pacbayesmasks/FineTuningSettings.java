package org.l2bench.experiments.pacbayesmasks;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Masks that are learnt, against weights that are trained on. */
public record FineTuningSettings(
        @Setting("training images: the first ones of the seed's permutation")
        @Range(least = 1, most = ImageSettings.MOST)
        int train,

        @Setting("validation images: the last ones of the seed's permutation; rates are chosen on them")
        @Range(least = 1, most = ImageSettings.MOST)
        int validation,

        @Setting("shares of the weights that are pruned; the last one is that of the controls")
        @Range(least = 0.1, most = 0.9999)
        List<Double> sparsities,

        @Setting("epochs of fine-tuning") @Range(least = 1, most = NetSettings.MOST_EPOCHS)
        int epochs,

        @Setting("learning rates of weights and biases, of which the one with the lower validation error is kept; Adam")
        @Range(least = 1e-12, most = 1)
        List<Double> rates,

        @Setting("learning rate of the logits, Adam") @Range(least = 1e-12, most = 1)
        double logitRate,

        @Setting("training images of the batch that SNIP scores weights by")
        @Range(least = 1, most = ImageSettings.MOST)
        int snipImages,

        @Setting("masks that are drawn for the stochastic error") @Range(least = 1, most = 1_000_000)
        int masks) {
    public FineTuningSettings {
        sparsities = List.copyOf(sparsities);
        rates = List.copyOf(rates);
        new Problems()
                .require(
                        !sparsities.isEmpty()
                                && sparsities.stream().sorted().toList().equals(sparsities),
                        "sparsities must ascend and not be empty, was %s",
                        sparsities)
                .distinct("sparsities", sparsities)
                .require(!rates.isEmpty(), "rates must name at least one")
                .distinct("rates", rates)
                .require(
                        snipImages <= train,
                        "snipImages must be at most fineTuning.train (%s), was %s",
                        train,
                        snipImages)
                .throwIfAny();
    }

    double controlSparsity() {
        return sparsities.get(sparsities.size() - 1);
    }
}
