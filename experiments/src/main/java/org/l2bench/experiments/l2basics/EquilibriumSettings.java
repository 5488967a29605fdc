package org.l2bench.experiments.l2basics;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Parts C and C2: rates and penalties of scale-invariant weights, and over which steps they are measured. */
public record EquilibriumSettings(
        @Setting("steps at a constant rate") @Range(least = 2, most = Bounds.MOST_STEPS)
        int steps,

        @Setting("the last ones, over which angles and norms are averaged") @Range(least = 2, most = Bounds.MOST_STEPS)
        int measuredSteps,

        @Setting("C and C2: learning rate without momentum, with penalty equilibrium.plainLambda")
        @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        double plainRate,

        @Setting("C and C2: penalty beside equilibrium.plainRate")
        @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        double plainLambda,

        @Setting("C: learning rate with momentum 0.9, with penalty equilibrium.momentumLambda")
        @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        double momentumRate,

        @Setting("C: penalty beside equilibrium.momentumRate")
        @Range(least = Bounds.LEAST_RATE, most = Bounds.MOST_RATE)
        double momentumLambda) {
    public EquilibriumSettings {
        var problems = new Problems()
                .require(
                        measuredSteps <= steps,
                        "measuredSteps must be at most equilibrium.steps (%s), was %s",
                        steps,
                        measuredSteps);
        check(problems, "plain", plainRate, plainLambda);
        check(problems, "momentum", momentumRate, momentumLambda);
        problems.throwIfAny();
    }

    /** Twice the product is the share of the weights that a step takes away; from 2 on they only grow. */
    private static void check(Problems problems, String name, double rate, double lambda) {
        problems.require(
                rate * lambda < 1,
                "%sRate x equilibrium.%sLambda must be < 1, or weights have no equilibrium, were %s and %s",
                name,
                name,
                rate,
                lambda);
    }
}
