package org.l2bench.conventions;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.l2bench.core.regulariser.probe.Fitted;

/** The weights of a linear function that can only be evaluated. */
final class Linear {
    private Linear() {}

    /** From its values at a point and one step along each axis. */
    static Fitted of(int width, ToDoubleFunction<double[]> f) {
        var base = new double[width];
        Arrays.fill(base, 1);
        var there = f.applyAsDouble(base);
        var weights = new double[width];
        var bias = there;
        for (var j = 0; j < width; j++) {
            var moved = base.clone();
            moved[j] += 1;
            weights[j] = f.applyAsDouble(moved) - there;
            bias -= weights[j];
        }
        return new Fitted(weights, OptionalDouble.of(bias));
    }

    /** Weights and a bias at the end. */
    static Fitted ofWeightsAndBias(double... all) {
        return new Fitted(Arrays.copyOf(all, all.length - 1), OptionalDouble.of(all[all.length - 1]));
    }
}
