package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The linear map that is learned on whitened inputs, and by which steps. */
public record Teacher(
        @Setting("singular values of the diagonal map A*, no two alike")
        @Range(least = Bounds.LEAST, most = Bounds.MOST)
        List<Double> singularValues,

        @Setting("weight matrices L of the deep nets") @Range(least = 3, most = 20)
        int depth,

        @Setting("learning rate of plain gradient descent") @Range(least = Bounds.LEAST, most = 10)
        double rate) {
    public Teacher {
        singularValues = List.copyOf(singularValues);
        var problems = new Problems()
                .require(singularValues.size() >= 2, "singularValues must be two or more, was %s", singularValues);
        Bounds.descending(problems, "singularValues", singularValues);
        problems.throwIfAny();
    }
}
