package org.l2bench.experiments.saddletosaddle;

import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Where the same starts end at depth 2 and 3. */
public record Starts(
        @Setting("lambda") @Range(least = Bounds.LEAST, most = Bounds.MOST)
        double lambda,

        @Setting("hidden width w, at least that of A*") @Range(least = 1, most = Bounds.MOST_WIDTH)
        int width,

        @Setting("learning rate") @Range(least = Bounds.LEAST, most = 10)
        double rate,

        @Setting("steps to the end, and again after the noise") @Range(least = 1, most = Bounds.MOST_STEPS)
        int steps,

        @Setting("deviation of the noise on every weight") @Range(least = Bounds.LEAST, most = 10)
        double noise,

        @Setting("Gaussian starts, gamma evenly from 0.75 to 2, beside the balanced ones")
        @Range(least = 2, most = Bounds.MOST_STARTS)
        int gaussian) {}
