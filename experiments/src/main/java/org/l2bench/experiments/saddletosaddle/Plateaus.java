package org.l2bench.experiments.saddletosaddle;

import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Whole paths to the teacher at one width. */
public record Plateaus(
        @Setting("hidden width w") @Range(least = 1, most = Bounds.MOST_WIDTH)
        int width,

        @Setting("loss at which a run ends") @Range(least = Bounds.LEAST, most = Bounds.MOST)
        double stop,

        @Setting("steps after which it ends in any case") @Range(least = 1, most = Bounds.MOST_STEPS)
        int mostSteps,

        @Setting("seeds of this part; all if there are fewer") @Range(least = 1, most = Bounds.MOST_SEEDS)
        int seeds) {}
