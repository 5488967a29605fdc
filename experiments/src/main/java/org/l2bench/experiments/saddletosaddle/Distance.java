package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** How far a start is from a saddle and from a minimum, by width. */
public record Distance(
        @Setting("singular values of this part's A*, small enough for lazy training")
        @Range(least = Bounds.LEAST, most = Bounds.MOST)
        List<Double> singularValues,

        @Setting("hidden widths w for gamma = 0.75") @Range(least = 1, most = Bounds.MOST_WIDTH)
        List<Integer> lazyWidths,

        @Setting("their learning rate") @Range(least = Bounds.LEAST, most = 10)
        double lazyRate,

        @Setting("hidden widths w for gamma = 1.5") @Range(least = 1, most = Bounds.MOST_WIDTH)
        List<Integer> saddleWidths,

        @Setting("their learning rate") @Range(least = Bounds.LEAST, most = 10)
        double saddleRate,

        @Setting("loss at which a run ends") @Range(least = Bounds.LEAST, most = Bounds.MOST)
        double stop,

        @Setting("steps after which it ends in any case") @Range(least = 1, most = Bounds.MOST_STEPS)
        int mostSteps,

        @Setting("starts of a seed over which d_s is averaged; the first one is trained")
        @Range(least = 1, most = Bounds.MOST_STARTS)
        int starts,

        @Setting("seeds of this part; all if there are fewer") @Range(least = 1, most = Bounds.MOST_SEEDS)
        int seeds) {
    public Distance {
        singularValues = List.copyOf(singularValues);
        lazyWidths = List.copyOf(lazyWidths);
        saddleWidths = List.copyOf(saddleWidths);
        var problems = new Problems()
                .require(
                        lazyWidths.size() >= 2 && saddleWidths.size() >= 2,
                        "lazyWidths and saddleWidths must be two or more for a slope, were %s and %s",
                        lazyWidths,
                        saddleWidths);
        Bounds.descending(problems, "singularValues", singularValues);
        Bounds.ascending(problems, "lazyWidths", lazyWidths);
        Bounds.ascending(problems, "saddleWidths", saddleWidths);
        problems.throwIfAny();
    }
}
