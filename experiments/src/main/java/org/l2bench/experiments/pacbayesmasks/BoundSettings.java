package org.l2bench.experiments.pacbayesmasks;

import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Posteriors that minimise a bound, and its certificates. */
public record BoundSettings(
        @Setting("of the chosen seeds the first so many") @Range(least = 1, most = 10_000)
        int seeds,

        @Setting("images that make the prior: the first ones of the seed's permutation")
        @Range(least = 1, most = ImageSettings.MOST)
        int prior,

        @Setting("images that the bound is about, those that follow; without a prior's data both")
        @Range(least = 1, most = ImageSettings.MOST)
        int points,

        @Setting("share of the weights that the prior's mask keeps") @Range(least = 0.0001, most = 0.9)
        double kept,

        @Setting("epochs over the bound's images") @Range(least = 1, most = NetSettings.MOST_EPOCHS)
        int epochs,

        @Setting("learning rate of the weights, Adam") @Range(least = 1e-12, most = 1)
        double weightRate,

        @Setting("learning rate of the logits, Adam") @Range(least = 1e-12, most = 1)
        double logitRate,

        @Setting("standard deviation of a slab") @Range(least = 1e-6, most = 1e3)
        double slabSd,

        @Setting("networks that are drawn for a certificate") @Range(least = 2, most = 10_000_000)
        int networks,

        @Setting("networks that are drawn for the certificate of pb-free-lambda") @Range(least = 2, most = 10_000_000)
        int freeNetworks,

        @Setting("pb-free-lambda: what the square root in the objective is multiplied by") @Range(least = 0, most = 1e3)
        double freeWeight,

        @Setting("delta: how often a bound may fail over its images") @Range(least = 1e-12, most = 0.4)
        double delta,

        @Setting("delta': how often a bound may fail over the networks that are drawn")
        @Range(least = 1e-12, most = 0.4)
        double samplingDelta) {}
