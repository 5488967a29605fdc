package org.l2bench.experiments.aeperturbation;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Dropout, L1 and L2 in pre-training: as published, and tuned. */
public record RivalSettings(
        @Setting("share that dropout sets to 0 in dae-dropout") @Range(least = 0, most = 0.99)
        double dropout,

        @Setting("multiplies sum |w| over all matrices in dae-l1, sum w^2 in dae-l2") @Range(least = 0, most = 1000)
        double lambda,

        @Setting("strengths of L2 that dae-l2-tuned is chosen from, ascending: of equal ones the smaller is chosen")
        @Range(least = 0, most = 1000)
        List<Double> lambdas,

        @Setting("dropout that dae-dropout-tuned is chosen from, ascending") @Range(least = 0, most = 0.99)
        List<Double> dropouts,

        @Setting("seed of the choice; of no trial") @Range(least = 0, most = 1_000_000)
        int seed,

        @Setting("stratified folds of the choice, within the training rows of that seed's first fold")
        @Range(least = 2, most = 100)
        int folds) {
    public RivalSettings {
        lambdas = List.copyOf(lambdas);
        dropouts = List.copyOf(dropouts);
        var problems = new Problems();
        ascending("lambdas", lambdas, problems);
        ascending("dropouts", dropouts, problems);
        problems.throwIfAny();
    }

    static void ascending(String setting, List<Double> values, Problems problems) {
        problems.require(
                !values.isEmpty()
                        && values.stream().sorted().distinct().toList().equals(values),
                "%s must ascend and not be empty, was %s",
                setting,
                values);
    }
}
