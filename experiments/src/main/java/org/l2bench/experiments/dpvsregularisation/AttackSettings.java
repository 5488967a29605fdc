package org.l2bench.experiments.dpvsregularisation;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** How nets are attacked, and which are inverted. */
public record AttackSettings(
        @Setting("K of the attack by logistic regression, chosen by folds of the attacker's half")
        @Range(least = 1e-9, most = 1e9)
        List<Double> lossWeights,

        @Setting("draws of a bootstrap over records, for the lower limits that are held against bounds")
        @Range(least = 20, most = 1_000_000)
        int bootstrapDraws,

        @Setting("steps of a model inversion") @Range(least = 1, most = 1_000_000)
        int inversionSteps,

        @Setting("reconstructions of each class") @Range(least = 1, most = 1000)
        int starts,

        @Setting("the dropout rate whose net is inverted, alone and with attack.penalty; one of sgd.dropouts")
        @Range(least = 0, most = 0.99)
        double dropout,

        @Setting("the penalty whose net is inverted, alone and with attack.dropout; one of sgd.penalties")
        @Range(least = 0, most = 1e3)
        double penalty,

        @Setting("the noise of the DP arm whose inversion and time the others are held against; one of dp.sigmas")
        @Range(least = 1e-3, most = 1e6)
        double sigma,

        @Setting("blocks of steps that are timed, after three that warm up") @Range(least = 1, most = 10_000)
        int timedBlocks,

        @Setting("seeds of the tuning, which no trial has") @Range(least = 0, most = 1_000_000_000)
        List<Integer> tuningSeeds) {
    public AttackSettings {
        lossWeights = List.copyOf(lossWeights);
        tuningSeeds = List.copyOf(tuningSeeds);
        new Problems()
                .require(
                        !lossWeights.isEmpty()
                                && lossWeights.stream()
                                        .sorted()
                                        .distinct()
                                        .toList()
                                        .equals(lossWeights),
                        "lossWeights must ascend, was %s",
                        lossWeights)
                .require(!tuningSeeds.isEmpty(), "tuningSeeds must have a seed, had none")
                .distinct(
                        "tuningSeeds", tuningSeeds.stream().map(String::valueOf).toList())
                .throwIfAny();
    }
}
