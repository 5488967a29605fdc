package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The first steps at several widths. */
public record Regimes(
        @Setting("hidden widths w") @Range(least = 1, most = Bounds.MOST_WIDTH)
        List<Integer> widths,

        @Setting("steps at each width for gamma = 1.5") @Range(least = 1, most = Bounds.MOST_STEPS)
        List<Integer> slowSteps,

        @Setting("steps for gamma = 0.75 and 1") @Range(least = 1, most = Bounds.MOST_STEPS)
        int fastSteps,

        @Setting("seeds of this part; all if there are fewer") @Range(least = 1, most = Bounds.MOST_SEEDS)
        int seeds) {
    public Regimes {
        widths = List.copyOf(widths);
        slowSteps = List.copyOf(slowSteps);
        var problems = new Problems()
                .require(
                        slowSteps.size() == widths.size(),
                        "slowSteps must be one for each of the %s widths, was %s",
                        widths.size(),
                        slowSteps);
        Bounds.ascending(problems, "widths", widths);
        problems.throwIfAny();
    }
}
