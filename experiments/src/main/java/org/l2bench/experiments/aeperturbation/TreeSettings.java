package org.l2bench.experiments.aeperturbation;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Gradient boosting; rate and depth are chosen on inner folds of the training rows. */
public record TreeSettings(
        @Setting("trees, per class where there are more than two") @Range(least = 1, most = 100_000)
        int trees,

        @Setting("rates that one is chosen from, ascending") @Range(least = 1e-6, most = 1)
        List<Double> rates,

        @Setting(
                "depths that one is chosen from, ascending; of equal accuracies the smaller depth wins, then the smaller rate")
        @Range(least = 1, most = 100)
        List<Integer> depths,

        @Setting("inner stratified folds of the choice, for ridge as well") @Range(least = 2, most = 100)
        int innerFolds) {
    public TreeSettings {
        rates = List.copyOf(rates);
        depths = List.copyOf(depths);
        var problems = new Problems();
        RivalSettings.ascending("rates", rates, problems);
        RivalSettings.ascending("depths", depths.stream().map(d -> (double) d).toList(), problems);
        problems.throwIfAny();
    }
}
