package org.l2bench.reports.statistic;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** How much better rate and strength explain a grid as two factors than rate and their product do. */
public final class Separability {
    /** Products that differ by less are one level. */
    private static final double SAME = StrictMath.log(1.01);

    private Separability() {}

    /**
     * Adjusted R^2 of cell ~ rate + strength minus that of cell ~ rate + rate * strength, levels as categories; empty if a model
     * has as many coefficients as there are cells, or if all cells are equal, or one is not finite.
     *
     * @param cells by rate, then by strength
     */
    public static OptionalDouble of(double[] rates, double[] strengths, double[][] cells) {
        var columns = strengths.length;
        var n = rates.length * columns;
        var y = new double[n];
        var rate = new int[n];
        var strength = new int[n];
        var product = new int[n];
        var levels = productLevels(rates, strengths);
        for (var k = 0; k < n; k++) {
            rate[k] = k / columns;
            strength[k] = k % columns;
            y[k] = cells[rate[k]][strength[k]];
            product[k] = level(levels, StrictMath.log(rates[rate[k]] * strengths[strength[k]]));
        }
        if (!Arrays.stream(y).allMatch(Double::isFinite) || StatUtils.variance(y) == 0) {
            return OptionalDouble.empty();
        }
        var apart = adjusted(y, rate, rates.length, strength, columns);
        var together = adjusted(y, rate, rates.length, product, levels.length);
        return apart.isPresent() && together.isPresent()
                ? OptionalDouble.of(apart.getAsDouble() - together.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The distinct logarithms of products, ascending, the smallest of each level. */
    private static double[] productLevels(double[] rates, double[] strengths) {
        var all = new TreeSet<Double>();
        for (var r : rates) {
            for (var s : strengths) {
                all.add(StrictMath.log(r * s));
            }
        }
        var levels = new double[all.size()];
        var count = 0;
        for (var value : all) {
            if (count == 0 || value - levels[count - 1] > SAME) {
                levels[count++] = value;
            }
        }
        return Arrays.copyOf(levels, count);
    }

    private static int level(double[] levels, double value) {
        var level = levels.length - 1;
        while (levels[level] > value) {
            level--;
        }
        return level;
    }

    private static OptionalDouble adjusted(double[] y, int[] first, int firstLevels, int[] second, int secondLevels) {
        var coefficients = firstLevels + secondLevels - 1;
        if (y.length <= coefficients) {
            return OptionalDouble.empty();
        }
        var x = new double[y.length][coefficients - 1]; // without the intercept; level 0 of each is the reference
        for (var k = 0; k < y.length; k++) {
            if (first[k] > 0) {
                x[k][first[k] - 1] = 1;
            }
            if (second[k] > 0) {
                x[k][firstLevels - 1 + second[k] - 1] = 1;
            }
        }
        var regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, x);
        return OptionalDouble.of(regression.calculateAdjustedRSquared());
    }
}
