package org.l2bench.experiments.l2basics;

import org.l2bench.core.setting.Problems;

/** Settings of the experiment, part by part. Part A has none: its closed forms are the same in every preset. */
public record Settings(
        ImageSettings images,
        NetSettings net,
        CurveSettings curve,
        EquilibriumSettings equilibrium,
        ScheduleSettings schedule,
        GridSettings grid,
        PlacementSettings placement) {
    public Settings {
        var problems = new Problems();
        images.checkTrain(problems, "curve.train", curve.train());
        images.checkTrain(problems, "images.train", images.train());
        problems.throwIfAny();
    }
}
