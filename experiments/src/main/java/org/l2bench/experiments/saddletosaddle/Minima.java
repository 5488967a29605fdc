package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Minima of one penalised completion problem, found from several starts. */
public record Minima(
        @Setting("lambdas") @Range(least = Bounds.LEAST, most = Bounds.MOST)
        List<Double> lambdas,

        @Setting("hidden width w") @Range(least = 1, most = Bounds.MOST_WIDTH)
        int width,

        @Setting("learning rate") @Range(least = Bounds.LEAST, most = 10)
        double rate,

        @Setting("steps from every start") @Range(least = 1, most = Bounds.MOST_STEPS)
        int steps,

        @Setting("starts, gamma evenly from 0.75 to 2") @Range(least = 2, most = Bounds.MOST_STARTS)
        int starts,

        @Setting("problems of this part, one a seed; all if there are fewer seeds")
        @Range(least = 1, most = Bounds.MOST_SEEDS)
        int seeds) {
    public Minima {
        lambdas = List.copyOf(lambdas);
        var problems = new Problems();
        Bounds.ascending(problems, "lambdas", lambdas);
        problems.throwIfAny();
    }
}
