package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.l2bench.core.claim.Grid;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Statistic;
import org.l2bench.core.metric.GridOptimum;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.SeedResampling;
import org.l2bench.reports.statistic.Separability;

/** {@link Rule.SeedBootstrap}. */
record BootstrapDecision(Rule.SeedBootstrap rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        var seeds = samples.common(rule.quantities());
        if (seeds.isEmpty()) {
            return List.of(Finding.without(
                    rule.label(),
                    0,
                    State.NOT_RUN,
                    "no " + samples.noun() + " has all " + rule.quantities().size() + " grid points"));
        }
        if (seeds.size() < 2) {
            return List.of(
                    Finding.without(rule.label(), 1, State.NOT_JUDGED, "one " + samples.noun() + " has no spread"));
        }
        var values = rule.quantities().stream()
                .map(q -> seeds.stream()
                        .mapToDouble(seed -> samples.value(q, seed).getAsDouble())
                        .toArray())
                .toList();
        var number = number(rule.statistic());
        var found = SeedResampling.of(
                seeds.size(),
                drawn -> number.apply(
                        values.stream().mapToDouble(v -> mean(v, drawn)).toArray()),
                rule.bound());
        if (found.value().isEmpty()) {
            return List.of(Finding.without(rule.label(), seeds.size(), State.NOT_JUDGED, nonexistence()));
        }
        if (found.resamples().interval().isEmpty()) {
            var reason = "undecided: it exists in " + share(found) + " % of the resamples only";
            return List.of(Finding.without(rule.label(), seeds.size(), State.NOT_JUDGED, reason));
        }
        return List.of(finding(found, seeds.size()));
    }

    private String nonexistence() {
        return rule.statistic() instanceof Statistic.GridSlope
                ? "undecided: too few optima lie within the grid"
                : "undecided: a grid has no separability, as its cells are all equal, not finite, or no more than a model has"
                        + " coefficients";
    }

    private static String share(SeedResampling found) {
        return Numbers.fixed(100 * found.resamples().share(), 0);
    }

    private Finding finding(SeedResampling found, int n) {
        var notes = new ArrayList<String>();
        if (!rule.above()) {
            notes.add("must be < " + Numbers.significant(rule.bound(), 3));
        }
        if (found.resamples().share() < 1) {
            notes.add("exists in " + share(found) + " % of the resamples, the others speak for neither side");
        }
        var above = found.resamples().pAbove();
        var below = found.resamples().pBelow();
        return Finding.tested(
                rule.label(),
                n,
                found.value().getAsDouble(),
                rule.above() ? OptionalDouble.of(rule.bound()) : OptionalDouble.empty(),
                found.resamples().interval(),
                OptionalDouble.empty(),
                rule.above() ? above : below,
                rule.above() ? below : above,
                Optional.empty(),
                String.join("; ", notes));
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
        throw new IllegalArgumentException("a statistic that reports do not know: " + statistic);
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
