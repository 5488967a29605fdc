package org.l2bench.experiments.dpvsregularisation;

import java.util.HashSet;
import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** How every arm is trained, and what is tried of it. */
public record SgdSettings(
        @Setting("steps of every arm") @Range(least = 1, most = 1e9)
        long steps,

        @Setting("records of a step, drawn in the order of successive permutations") @Range(least = 1, most = 1e6)
        int batch,

        @Setting("as PyTorch's SGD has it, not Nesterov's") @Range(least = 0, most = 0.9999)
        double momentum,

        @Setting("learning rates that are tried for arms without clipping; each falls to 0 along half a cosine")
        @Range(least = 1e-12, most = 1e3)
        List<Double> rates,

        @Setting("learning rates that are tried for arms with clipping") @Range(least = 1e-12, most = 1e3)
        List<Double> clippedRates,

        @Setting("dropout rates, with every penalty; the first is 0") @Range(least = 0, most = 0.99)
        List<Double> dropouts,

        @Setting("lambda of lambda/2 |W|^2, so that its gradient is lambda W, with every dropout rate; the first is 0")
        @Range(least = 0, most = 1e3)
        List<Double> penalties) {
    public SgdSettings {
        rates = List.copyOf(rates);
        clippedRates = List.copyOf(clippedRates);
        dropouts = List.copyOf(dropouts);
        penalties = List.copyOf(penalties);
        var problems = new Problems();
        ascending("rates", rates, problems);
        ascending("clippedRates", clippedRates, problems);
        ascending("dropouts", dropouts, problems);
        ascending("penalties", penalties, problems);
        fromZero("dropouts", dropouts, problems);
        fromZero("penalties", penalties, problems);
        problems.throwIfAny();
    }

    private static void ascending(String name, List<Double> values, Problems problems) {
        problems.require(
                !values.isEmpty()
                        && values.stream().sorted().toList().equals(values)
                        && new HashSet<>(values).size() == values.size(),
                "%s must ascend, was %s",
                name,
                values);
    }

    private static void fromZero(String name, List<Double> values, Problems problems) {
        problems.require(
                values.size() > 1 && values.get(0) == 0, "%s must begin with 0 and have another, was %s", name, values);
    }
}
