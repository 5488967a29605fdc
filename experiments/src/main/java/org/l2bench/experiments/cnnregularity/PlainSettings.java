package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Nets without batch norm, on which the theory is judged. */
public record PlainSettings(
        @Setting("images of a step") @Range(least = 1, most = SceneSettings.MOST)
        int batch,

        @Setting("training steps") @Range(least = 1, most = TrainingPlan.MOST_STEPS)
        long steps,

        @Setting("learning rate, Adam") @Range(least = 1e-9, most = 1)
        double rate,

        @Setting("whether the rate falls to 0 along half a cosine")
        boolean cosine,

        @Setting("reg of the arms, from 0: reg/s^2 times all parameters is added to the gradient")
        @Range(least = 0, most = 100)
        List<Double> strengths,

        @Setting("M of the two arms with an L1 penalty, (M/s^2) sum |k| over kernels; none for no such arms")
        @Range(least = 1e-9, most = 100)
        List<Double> absolute,

        @Setting("steps between two points of the trace of the arm without penalty")
        @Range(least = 1, most = TrainingPlan.MOST_STEPS)
        long traceEvery) {
    public PlainSettings {
        strengths = List.copyOf(strengths);
        absolute = List.copyOf(absolute);
        var problems = new Problems();
        Strengths.check("strengths", strengths, false, problems);
        problems.require(
                        absolute.isEmpty() || (absolute.size() == 2 && Strengths.isAscending(absolute)),
                        "absolute must be 2 strengths, ascending, or none, was %s",
                        absolute)
                .require(traceEvery <= steps, "traceEvery must be at most steps (%s), was %s", steps, traceEvery)
                .throwIfAny();
    }

    TrainingPlan plan() {
        return new TrainingPlan(batch, steps, rate, cosine);
    }
}
