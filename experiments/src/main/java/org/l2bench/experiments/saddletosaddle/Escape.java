package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** How long the start is left, by width. */
public record Escape(
        @Setting("hidden widths w for gamma = 1 and 1.5") @Range(least = 2, most = Bounds.MOST_WIDTH)
        List<Integer> widths,

        @Setting("the least width that enters the slopes") @Range(least = 2, most = Bounds.MOST_WIDTH)
        int slopeFrom,

        @Setting("narrow and wide net for gamma = 2") @Range(least = 2, most = Bounds.MOST_WIDTH)
        List<Integer> pair,

        @Setting("steps after which a run ends in any case") @Range(least = 1, most = Bounds.MOST_STEPS)
        int mostSteps,

        @Setting("seeds of this part, but for the wide net with gamma = 2; all if there are fewer")
        @Range(least = 1, most = Bounds.MOST_SEEDS)
        int seeds,

        @Setting("seeds of the wide net with gamma = 2, whose alignments are counted; all if there are fewer")
        @Range(least = 1, most = Bounds.MOST_SEEDS)
        int countedSeeds) {
    public Escape {
        widths = List.copyOf(widths);
        pair = List.copyOf(pair);
        int from = slopeFrom;
        var problems = new Problems()
                .require(
                        widths.stream().filter(w -> w >= from).count() >= 2,
                        "slopeFrom must leave two widths or more of %s, was %s",
                        widths,
                        slopeFrom)
                .require(pair.size() == 2, "pair must be two widths, was %s", pair);
        Bounds.ascending(problems, "widths", widths);
        Bounds.ascending(problems, "pair", pair);
        problems.throwIfAny();
    }

    /** Those that the slopes are fitted to. */
    List<Integer> slopeWidths() {
        return widths.stream().filter(w -> w >= slopeFrom).toList();
    }
}
