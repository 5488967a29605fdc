package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.network.UNetSpec;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The deep image prior: one noisy image is fitted from a fixed random input. */
public record PriorSettings(
        @Setting("pixels of the image in a row") @Range(least = 16, most = 4096)
        int size,

        @Setting("channels of the net at full resolution, even") @Range(least = 2, most = NetSettings.WIDEST)
        int width,

        @Setting("channels of the random input") @Range(least = 1, most = NetSettings.WIDEST)
        int channels,

        @Setting("iterations") @Range(least = 1, most = TrainingPlan.MOST_STEPS)
        long iterations,

        @Setting("learning rate, Adam; falls to 0 along half a cosine") @Range(least = 1e-9, most = 1)
        double rate,

        @Setting("standard deviation of the noise of a pixel") @Range(least = 0.001, most = 10)
        double noise,

        @Setting("reg of the arms, from 0; none for no such arms") @Range(least = 0, most = 100)
        List<Double> strengths) {
    public PriorSettings {
        strengths = List.copyOf(strengths);
        var problems = new Problems().require(width % 2 == 0, "width must be even, was %s", width);
        Strengths.check("strengths", strengths, true, problems);
        problems.throwIfAny();
    }

    UNetSpec spec(int downs) {
        return new UNetSpec(channels, width, downs, 1, true);
    }

    TrainingPlan plan() {
        return new TrainingPlan(1, iterations, rate, true);
    }
}
