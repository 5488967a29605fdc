package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Part F: how the net is trained on which decay is placed. */
public record PlacementSettings(
        @Setting("steps of every run, cosine to 0") @Range(least = 1, most = Bounds.MOST_STEPS)
        int steps,

        @Setting("learning rate of SGD with momentum 0.9") @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        double rate,

        @Setting("lambda on weights only and on all parameters")
        @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        List<Double> penalties) {
    public PlacementSettings {
        penalties = List.copyOf(penalties);
        var problems = new Problems();
        Bounds.ascending(problems, "penalties", penalties);
        problems.throwIfAny();
    }
}
