package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Matrices of low rank of which some entries are seen. */
public record Completion(
        @Setting("rows and columns") @Range(least = 2, most = 1_000)
        int size,

        @Setting("singular values of A*; how many there are is its rank")
        @Range(least = Bounds.LEAST, most = Bounds.MOST)
        List<Double> singularValues,

        @Setting("entries that are observed") @Range(least = 1, most = 1_000_000)
        int observed,

        @Setting("weight matrices L") @Range(least = 3, most = 20)
        int depth,

        @Setting("hidden width w") @Range(least = 1, most = Bounds.MOST_WIDTH)
        int width,

        @Setting("learning rate") @Range(least = Bounds.LEAST, most = 10)
        double rate,

        @Setting("training loss at which a run ends") @Range(least = 1e-30, most = Bounds.MOST)
        double stop,

        @Setting("steps after which it ends in any case") @Range(least = 1, most = Bounds.MOST_STEPS)
        int mostSteps,

        @Setting("problems of this part, one a seed; all if there are fewer seeds")
        @Range(least = 1, most = Bounds.MOST_SEEDS)
        int seeds) {
    public Completion {
        singularValues = List.copyOf(singularValues);
        var problems = new Problems()
                .require(
                        singularValues.size() < size,
                        "singularValues must be fewer than size=%s, was %s",
                        size,
                        singularValues)
                .require(
                        observed < (long) size * size,
                        "observed must leave some of the %s entries for the test, was %s",
                        (long) size * size,
                        observed);
        Bounds.descending(problems, "singularValues", singularValues);
        problems.throwIfAny();
    }
}
