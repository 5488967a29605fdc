package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Completion with the penalty. */
public record Penalised(
        @Setting("lambdas; the claim on depth judges all but the last, which is shown")
        @Range(least = Bounds.LEAST, most = Bounds.MOST)
        List<Double> lambdas,

        @Setting("hidden width w") @Range(least = 1, most = Bounds.MOST_WIDTH)
        int width,

        @Setting("learning rate") @Range(least = Bounds.LEAST, most = 10)
        double rate,

        @Setting("steps") @Range(least = 1, most = Bounds.MOST_STEPS)
        int steps,

        @Setting("problems of this part, one a seed; all if there are fewer seeds")
        @Range(least = 1, most = Bounds.MOST_SEEDS)
        int seeds) {
    public Penalised {
        lambdas = List.copyOf(lambdas);
        var problems = new Problems().require(lambdas.size() >= 2, "lambdas must be two or more, was %s", lambdas);
        Bounds.ascending(problems, "lambdas", lambdas);
        problems.throwIfAny();
    }

    /** The lambdas that are judged. */
    List<Double> judged() {
        return lambdas.subList(0, lambdas.size() - 1);
    }
}
