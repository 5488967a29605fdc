package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Part B: how the net without normalisation is trained, and at which penalties. */
public record CurveSettings(
        @Setting("training images; 0 for all that are left") @Range(least = 0, most = Bounds.MOST_IMAGES)
        int train,

        @Setting("images of a step, drawn with replacement") @Range(least = 1, most = Bounds.MOST_IMAGES)
        int batch,

        @Setting("steps at every lambda, cosine to 0") @Range(least = 1, most = Bounds.MOST_STEPS)
        int steps,

        @Setting("learning rate of SGD") @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        double rate,

        @Setting("momentum of SGD") @Range(least = 0, most = 0.9999)
        double momentum,

        @Setting("penalties lambda w'w on weights; the first must be 0") @Range(least = 0, most = Bounds.MOST_RATE)
        List<Double> lambdas,

        @Setting("the one that the claims judge, chosen beforehand; one of curve.lambdas")
        double fixedLambda) {
    public CurveSettings {
        lambdas = List.copyOf(lambdas);
        var problems = new Problems()
                .require(
                        lambdas.size() >= 2 && lambdas.get(0) == 0,
                        "lambdas must be two or more, the first of them 0, was %s",
                        lambdas)
                .require(
                        fixedLambda > 0 && lambdas.contains(fixedLambda),
                        "fixedLambda must be > 0 and one of curve.lambdas, was %s",
                        fixedLambda);
        Bounds.ascending(problems, "lambdas", lambdas);
        problems.throwIfAny();
    }
}
