package org.l2bench.experiments.l2basics;

import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Part D: how long decay is compared with the exponential schedule. */
public record ScheduleSettings(
        @Setting("steps of both runs") @Range(least = 1, most = ScheduleSettings.MOST_STEPS)
        int steps) {
    /** The rate grows by a hundredth a step, and must remain a number. */
    static final int MOST_STEPS = 10_000;
}
