package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Parts E and G: the grids of learning rate and decay. */
public record GridSettings(
        @Setting("steps at every point of a grid, cosine to 0") @Range(least = 1, most = Bounds.MOST_STEPS)
        int steps,

        @Setting("learning rates of plain SGD") @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        List<Double> sgdRates,

        @Setting("learning rates of both Adams") @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        List<Double> adamRates,

        @Setting("lambda of SGD and of Adam with coupled L2") @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        List<Double> penalties,

        @Setting("decay per step of AdamW, in the paper's form (lambda')")
        @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        List<Double> decays) {
    public GridSettings {
        sgdRates = List.copyOf(sgdRates);
        adamRates = List.copyOf(adamRates);
        penalties = List.copyOf(penalties);
        decays = List.copyOf(decays);
        var problems =
                new Problems().require(decays.stream().allMatch(d -> d < 1), "decays must be < 1, was %s", decays);
        Bounds.ascending(problems, "sgdRates", sgdRates);
        Bounds.ascending(problems, "adamRates", adamRates);
        Bounds.ascending(problems, "penalties", penalties);
        Bounds.ascending(problems, "decays", decays);
        problems.throwIfAny();
    }

    /**
     * A grid: every learning rate with every strength.
     *
     * @param strengths lambda of the coupled forms, lambda' of the decoupled one
     */
    record Points(List<Double> rates, List<Double> strengths) {
        int count() {
            return rates.size() * strengths.size();
        }
    }

    /** The grid of an optimiser. */
    Points points(GridOptimiser optimiser) {
        return switch (optimiser) {
            case SGD -> new Points(sgdRates, penalties);
            case ADAM -> new Points(adamRates, penalties);
            case ADAMW -> new Points(adamRates, decays);
        };
    }
}
