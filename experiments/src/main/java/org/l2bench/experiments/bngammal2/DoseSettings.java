package org.l2bench.experiments.bngammal2;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** How strongly gammas are decayed: lambda_g, as PyTorch's SGD has it. */
public record DoseSettings(
        @Setting("decay of the gammas in the arms without a dose in their name, as PyTorch's SGD has it, twice lambda")
        @Range(least = 0, most = 1e3)
        double main,

        @Setting("further doses, of last, down, others and guideline") @Range(least = 1e-12, most = 1e3)
        List<Double> swept,

        @Setting("seeds of the arms with another dose, and of those that start at 0: the first ones")
        @Range(least = 1, most = 1_000_000)
        int sweptSeeds) {
    public DoseSettings {
        swept = List.copyOf(swept);
        new Problems()
                .distinct("swept", swept)
                .require(!swept.isEmpty(), "swept needs at least one dose")
                .require(!swept.contains(main), "swept must not hold the main dose (%s), was %s", main, swept)
                .throwIfAny();
    }
}
