package org.l2bench.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Where the smallest of measurements on a logarithmic grid lies, and how that place moves. */
public final class GridOptimum {
    private GridOptimum() {}

    /**
     * log10 of the strength at the vertex of the parabola in log10(strength) through the smallest value and its two
     * neighbours; empty if there are fewer than three, if the smallest is at the border, if a value is not finite, or if the
     * three lie on a line.
     *
     * @param strengths positive, ascending
     */
    public static OptionalDouble log10Best(double[] strengths, double[] values) {
        if (strengths.length != values.length) {
            throw new IllegalArgumentException(
                    "an optimum needs as many values as strengths, had " + values.length + " and " + strengths.length);
        }
        if (strengths.length < 3 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            return OptionalDouble.empty();
        }
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] < values[best] ? i : best;
        }
        if (best == 0 || best == values.length - 1) {
            return OptionalDouble.empty();
        }
        double x = StrictMath.log10(strengths[best]);
        double left = x - StrictMath.log10(strengths[best - 1]);
        double right = StrictMath.log10(strengths[best + 1]) - x;
        double fall = (values[best] - values[best - 1]) / left; // slope on the left, at most 0
        double rise = (values[best + 1] - values[best]) / right;
        double curvature = (rise - fall) / (left + right);
        if (!(curvature > 0)) {
            return OptionalDouble.empty();
        }
        double slope = (fall * right + rise * left) / (left + right);
        return OptionalDouble.of(x - slope / (2 * curvature));
    }

    /**
     * Least-squares slope of log10(best strength) on log10(rate) over the rates that have an optimum within the grid; empty if
     * these are fewer than three.
     *
     * @param values by rate, then by strength
     */
    public static OptionalDouble slope(double[] rates, double[] strengths, double[][] values) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            var best = log10Best(strengths, values[i]);
            if (best.isPresent()) {
                points.add(new double[] {StrictMath.log10(rates[i]), best.getAsDouble()});
            }
        }
        if (points.size() < 3) {
            return OptionalDouble.empty();
        }
        var regression = new SimpleRegression();
        points.forEach(p -> regression.addData(p[0], p[1]));
        return OptionalDouble.of(regression.getSlope());
    }
}
