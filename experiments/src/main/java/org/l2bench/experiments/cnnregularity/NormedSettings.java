package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Nets with batch norm, as the authors' code has them. */
public record NormedSettings(
        @Setting("images of a step") @Range(least = 2, most = SceneSettings.MOST)
        int batch,

        @Setting("training steps") @Range(least = 1, most = TrainingPlan.MOST_STEPS)
        long steps,

        @Setting("learning rate, Adam") @Range(least = 1e-9, most = 1)
        double rate,

        @Setting("whether the rate falls to 0 along half a cosine")
        boolean cosine,

        @Setting("reg of the arms, from 0, as without batch norm; none for no such arms") @Range(least = 0, most = 100)
        List<Double> strengths,

        @Setting("further, larger reg of arms at s = 1 alone") @Range(least = 0, most = 100)
        List<Double> further,

        @Setting("whether an arm has the last of the strengths on kernels that a norm follows, and on nothing else")
        boolean onlyNormalised,

        @Setting(
                "whether all strengths at s = 1 are also trained as the authors' script does, each from the weights of the one before")
        boolean warm) {
    public NormedSettings {
        strengths = List.copyOf(strengths);
        further = List.copyOf(further);
        var problems = new Problems();
        Strengths.check("strengths", strengths, true, problems);
        problems.require(
                        further.isEmpty()
                                || (!strengths.isEmpty()
                                        && further.get(0) > Strengths.last(strengths)
                                        && Strengths.isAscending(further)),
                        "further must go on ascending from strengths (%s), was %s",
                        strengths,
                        further)
                .require(
                        !strengths.isEmpty() || (!onlyNormalised && !warm),
                        "onlyNormalised and warm need strengths, were %s and %s",
                        onlyNormalised,
                        warm)
                .throwIfAny();
    }

    TrainingPlan plan() {
        return new TrainingPlan(batch, steps, rate, cosine);
    }
}
