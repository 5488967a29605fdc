package org.l2bench.reports.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How much better rate and strength explain a grid as two factors than rate and their product do: adjusted R^2 of cell ~ rate +
 * strength minus that of cell ~ rate + rate * strength, levels as categories.
 *
 * <p>Where the scales have unequal steps, columns of indicators depend on each other. What is fitted does not care; the degrees of
 * freedom are those of the true rank.
 */
public final class Separability {
    /** Products that differ by less are one level. */
    private static final double SAME = StrictMath.log(1.01);

    private final Model apart;
    private final Model together;

    /** The two models of a grid with these scales, ascending and positive. */
    public Separability(double[] rates, double[] strengths) {
        var columns = strengths.length;
        var n = rates.length * columns;
        var rate = new int[n];
        var strength = new int[n];
        var product = new int[n];
        var levels = productLevels(rates, strengths);
        for (var k = 0; k < n; k++) {
            rate[k] = k / columns;
            strength[k] = k % columns;
            product[k] = level(levels, StrictMath.log(rates[rate[k]] * strengths[strength[k]]));
        }
        apart = Model.of(rate, rates.length, strength, columns);
        together = Model.of(rate, rates.length, product, levels.length);
    }

    /** The difference for one grid, see {@link #difference}. */
    public static OptionalDouble of(double[] rates, double[] strengths, double[][] cells) {
        return new Separability(rates, strengths).difference(cells);
    }

    /**
     * The difference for a grid of cells; empty if a model has as many free coefficients as there are cells, if all cells are
     * equal, or if one is not finite.
     *
     * @param cells by rate, then by strength
     */
    public OptionalDouble difference(double[][] cells) {
        var y = Arrays.stream(cells).flatMapToDouble(Arrays::stream).toArray();
        if (!Arrays.stream(y).allMatch(Double::isFinite) || apart.isSaturated() || together.isSaturated()) {
            return OptionalDouble.empty();
        }
        var scaled = Scaled.of(y);
        return scaled.allEqual()
                ? OptionalDouble.empty()
                : OptionalDouble.of(apart.adjusted(scaled.values()) - together.adjusted(scaled.values()));
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

    /**
     * A linear model.
     *
     * @param basis orthonormal columns of one entry per cell, which span what it can fit
     */
    private record Model(List<double[]> basis) {
        /** Two factors with an intercept; level 0 of each is the reference. */
        static Model of(int[] first, int firstLevels, int[] second, int secondLevels) {
            var x = new double[first.length][firstLevels + secondLevels - 1];
            for (var k = 0; k < first.length; k++) {
                x[k][0] = 1;
                if (first[k] > 0) {
                    x[k][first[k]] = 1;
                }
                if (second[k] > 0) {
                    x[k][firstLevels - 1 + second[k]] = 1;
                }
            }
            var decomposition = new SingularValueDecomposition(MatrixUtils.createRealMatrix(x));
            return new Model(IntStream.range(0, decomposition.getRank())
                    .mapToObj(decomposition.getU()::getColumn)
                    .toList());
        }

        boolean isSaturated() {
            return basis.get(0).length <= basis.size();
        }

        /** 1 - (RSS / (n - rank)) / (TSS / (n - 1)). */
        double adjusted(double[] y) {
            var mean = StatUtils.mean(y);
            var rest = Arrays.stream(y).map(v -> v - mean).toArray();
            var total = squares(rest);
            for (var direction : basis) {
                var part = 0.0;
                for (var k = 0; k < rest.length; k++) {
                    part += direction[k] * rest[k];
                }
                for (var k = 0; k < rest.length; k++) {
                    rest[k] -= part * direction[k];
                }
            }
            return 1 - squares(rest) / (rest.length - basis.size()) / (total / (rest.length - 1));
        }

        private static double squares(double[] values) {
            return Arrays.stream(values).map(v -> v * v).sum();
        }
    }
}
