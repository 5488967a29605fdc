package org.l2bench.experiments.pacbayesmasks;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Linear regression, where everything has a closed form. */
public record LinearSettings(
        @Setting("problems of lin-mask, lin-st and lin-dropout, one a seed from the first seed on")
        @Range(least = 1, most = 10_000)
        int draws,

        @Setting("samples of a problem") @Range(least = 2, most = 1_000)
        int samples,

        @Setting("features of a problem") @Range(least = 2, most = 200)
        int features,

        @Setting("steps of projected gradient descent") @Range(least = 1, most = 10_000_000)
        int steps,

        @Setting("repetitions of lin-shift, one a seed from the first seed on") @Range(least = 1, most = 10_000)
        int repetitions,

        @Setting("splits of lin-shift in a repetition, of twice linear.samples samples")
        @Range(least = 2, most = 10_000)
        int splits,

        @Setting("lin-shift: the fewest of the linear.samples prior samples that a split takes")
        @Range(least = 1, most = 1_000)
        int fewestPrior) {
    public LinearSettings {
        new Problems()
                .require(
                        features <= samples,
                        "features must be at most linear.samples (%s), or no design has orthogonal columns, was %s",
                        samples,
                        features)
                .require(
                        fewestPrior <= samples,
                        "fewestPrior must be at most linear.samples (%s), was %s",
                        samples,
                        fewestPrior)
                .throwIfAny();
    }
}
