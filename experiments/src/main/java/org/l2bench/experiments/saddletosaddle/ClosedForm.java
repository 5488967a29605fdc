package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The penalised teacher from balanced and from random starts. */
public record ClosedForm(
        @Setting("singular values of this part's A*; starts has them too")
        @Range(least = Bounds.LEAST, most = Bounds.MOST)
        List<Double> singularValues,

        @Setting("lambda of the balanced starts") @Range(least = Bounds.LEAST, most = Bounds.MOST)
        double lambda,

        @Setting("their steps") @Range(least = 1, most = Bounds.MOST_STEPS)
        int steps,

        @Setting("learning rate") @Range(least = Bounds.LEAST, most = 10)
        double rate,

        @Setting("lambda of the random starts with L = 3") @Range(least = Bounds.LEAST, most = Bounds.MOST)
        double randomLambda,

        @Setting("their steps") @Range(least = 1, most = Bounds.MOST_STEPS)
        int randomSteps,

        @Setting("their hidden width w") @Range(least = 1, most = Bounds.MOST_WIDTH)
        int width) {
    public ClosedForm {
        singularValues = List.copyOf(singularValues);
        var problems = new Problems();
        Bounds.descending(problems, "singularValues", singularValues);
        problems.throwIfAny();
    }
}
