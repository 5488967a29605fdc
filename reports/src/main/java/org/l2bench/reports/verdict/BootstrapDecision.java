package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.l2bench.core.claim.Grid;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Statistic;
import org.l2bench.core.metric.GridOptimum;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.SeedResampling;
import org.l2bench.reports.statistic.Separability;

/**
 * {@link Rule.SeedBootstrap} and {@link Rule.BootstrapWithin}.
 *
 * @param low infinite where there is no such end
 * @param high infinite where there is no such end
 * @param isWider whether the 95 % interval decides, not that of 90 %
 */
record BootstrapDecision(String label, Statistic statistic, double low, double high, boolean isWider)
        implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        var quantities = statistic.quantities();
        var seeds = samples.common(quantities);
        if (seeds.isEmpty()) {
            return List.of(Finding.without(
                    label,
                    0,
                    State.NOT_RUN,
                    "no " + samples.noun() + " has all " + quantities.size() + " numbers that it is made of"));
        }
        if (seeds.size() < 2) {
            return List.of(Finding.without(label, 1, State.NOT_JUDGED, "one " + samples.noun() + " has no spread"));
        }
        var values = quantities.stream()
                .map(q -> seeds.stream()
                        .mapToDouble(seed -> samples.value(q, seed).getAsDouble())
                        .toArray())
                .toList();
        var number = number(statistic);
        Function<int[], OptionalDouble> ofDrawn = drawn ->
                number.apply(values.stream().mapToDouble(v -> mean(v, drawn)).toArray());
        var ends = DoubleStream.of(low, high)
                .filter(Double::isFinite)
                .mapToObj(end -> SeedResampling.of(seeds.size(), ofDrawn, end))
                .toList();
        return List.of(finding(ends, seeds.size()));
    }

    /** @param ends of the same resamples, held against each finite end of the range, from low to high */
    private Finding finding(List<SeedResampling> ends, int n) {
        var found = ends.get(0);
        if (found.value().isEmpty()) {
            return Finding.without(label, n, State.NOT_JUDGED, nonexistence());
        }
        if (found.resamples().interval().isEmpty()) {
            var reason = "undecided: it exists in " + share(found) + " % of the resamples only";
            return Finding.without(label, n, State.NOT_JUDGED, reason);
        }
        var inside = 0.0;
        var outside = 1.0;
        if (Double.isFinite(low)) {
            inside = ends.get(0).resamples().pAbove();
            outside = ends.get(0).resamples().pBelow();
        }
        if (Double.isFinite(high)) {
            var last = ends.get(ends.size() - 1).resamples();
            inside = Math.max(inside, last.pBelow());
            outside = Math.min(outside, last.pAbove());
        }
        // An end of the 95 % interval has half the level of one of the 90 % interval; the number can miss a range on
        // either side.
        var sides = isWider ? 2 : 1;
        var isAbove = Double.isInfinite(high) && !isWider;
        return Finding.tested(
                label,
                n,
                found.value().getAsDouble(),
                isAbove ? OptionalDouble.of(low) : OptionalDouble.empty(),
                found.resamples().interval().map(i -> i.upTo(statistic.greatest())),
                OptionalDouble.empty(),
                Math.min(1, sides * inside),
                Math.min(1, sides * outside),
                Optional.empty(),
                notes(found));
    }

    private String notes(SeedResampling found) {
        var notes = new ArrayList<String>();
        if (isWider) {
            var wider = found.resamples().wider().orElseThrow().upTo(statistic.greatest());
            notes.add("the 95 % interval " + range(wider.low(), wider.high()) + " must be within " + range(low, high));
        } else if (Double.isFinite(high)) {
            notes.add("must be < " + Numbers.significant(high, 3));
        }
        if (found.resamples().share() < 1) {
            notes.add("exists in " + share(found) + " % of the resamples, the others speak for neither side");
        }
        return String.join("; ", notes);
    }

    private static String range(double from, double to) {
        return end(from) + " … " + end(to);
    }

    private static String end(double value) {
        return Double.isInfinite(value) ? value < 0 ? "−∞" : "∞" : Numbers.significant(value, 3);
    }

    private String nonexistence() {
        if (statistic instanceof Statistic.GridSlope) {
            return "undecided: too few optima lie within the grid";
        }
        if (statistic instanceof Statistic.RankOfMeans) {
            return "undecided: a rank correlation needs two sides that vary";
        }
        if (statistic instanceof Statistic.Custom own) {
            return "undecided: " + own.existence();
        }
        return statistic instanceof Statistic.PowerLaw
                ? "undecided: a power law needs means above 0"
                : "undecided: a grid has no separability, as its cells are all equal, not finite, or no more than a"
                        + " model has coefficients";
    }

    private static String share(SeedResampling found) {
        return Numbers.fixed(100 * found.resamples().share(), 0);
    }

    /** A statistic as a function of the means over seeds of its quantities, in their order; empty if it does not exist. */
    private static Function<double[], OptionalDouble> number(Statistic statistic) {
        if (statistic instanceof Statistic.GridSlope s) {
            var rates = array(s.grid().rates());
            var strengths = array(s.grid().strengths());
            return means -> GridOptimum.slope(rates, strengths, cells(s.grid(), means, 0));
        }
        if (statistic instanceof Statistic.SeparabilityDifference s) {
            var left = separability(s.left());
            var right = separability(s.right());
            var rightFrom = s.left().quantities().size();
            return means -> difference(
                    left.difference(cells(s.left(), means, 0)), right.difference(cells(s.right(), means, rightFrom)));
        }
        if (statistic instanceof Statistic.PowerLaw s) {
            var sizes = array(s.sizes());
            return means -> exponent(sizes, means);
        }
        if (statistic instanceof Statistic.Custom own) {
            return means -> own.of(Arrays.stream(means).boxed().toList());
        }
        if (statistic instanceof Statistic.RankOfMeans s) {
            return means -> rank(means, s.places().size());
        }
        throw new IllegalArgumentException("a statistic that reports do not know: " + statistic);
    }

    private static OptionalDouble exponent(double[] sizes, double[] means) {
        var regression = new SimpleRegression();
        for (var i = 0; i < sizes.length; i++) {
            if (!(means[i] > 0) || Double.isInfinite(means[i])) {
                return OptionalDouble.empty();
            }
            regression.addData(StrictMath.log(sizes[i]), StrictMath.log(means[i]));
        }
        return OptionalDouble.of(regression.getSlope());
    }

    /** @param means x of all places, then y of all */
    private static OptionalDouble rank(double[] means, int places) {
        // A negative zero would get a rank below a zero.
        var plain = Arrays.stream(means).map(m -> m + 0.0).toArray();
        var rho = new SpearmansCorrelation()
                .correlation(Arrays.copyOf(plain, places), Arrays.copyOfRange(plain, places, 2 * places));
        return Double.isNaN(rho) ? OptionalDouble.empty() : OptionalDouble.of(rho);
    }

    private static OptionalDouble difference(OptionalDouble left, OptionalDouble right) {
        return left.isPresent() && right.isPresent()
                ? OptionalDouble.of(left.getAsDouble() - right.getAsDouble())
                : OptionalDouble.empty();
    }

    private static Separability separability(Grid grid) {
        return new Separability(array(grid.rates()), array(grid.strengths()));
    }

    /** The means of a grid, whose first one stands at this place, by rate, then by strength. */
    private static double[][] cells(Grid grid, double[] means, int from) {
        var columns = grid.strengths().size();
        var cells = new double[grid.rates().size()][];
        for (var i = 0; i < cells.length; i++) {
            cells[i] = Arrays.copyOfRange(means, from + i * columns, from + (i + 1) * columns);
        }
        return cells;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double mean(double[] ofSeeds, int[] drawn) {
        var sum = 0.0;
        for (var place : drawn) {
            sum += ofSeeds[place];
        }
        return sum / drawn.length;
    }
}
