package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.l2bench.core.experiment.Grid;
import org.l2bench.core.experiment.Quantity;
import org.l2bench.core.experiment.Rule;
import org.l2bench.core.experiment.Statistic;
import org.l2bench.core.metric.GridOptimum;
import org.l2bench.reports.statistic.Interval;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.SeedResampling;
import org.l2bench.reports.statistic.Separability;

/** {@link Rule.SeedBootstrap}. */
record BootstrapDecision(Rule.SeedBootstrap rule) implements Decision {
    @Override
    public List<Quantity> quantities() {
        return rule.statistic().quantities();
    }

    @Override
    public List<Finding> findings(Samples samples) {
        var seeds = samples.common(quantities());
        if (seeds.isEmpty()) {
            return List.of(Finding.without(
                    rule.label(),
                    0,
                    State.NOT_RUN,
                    "no seed has all " + quantities().size() + " grid points"));
        }
        Map<Quantity, double[]> values = new HashMap<>();
        for (var quantity : quantities()) {
            values.put(
                    quantity,
                    seeds.stream()
                            .mapToDouble(seed -> samples.value(quantity, seed).getAsDouble())
                            .toArray());
        }
        var found = SeedResampling.of(seeds.size(), drawn -> value(rule.statistic(), q -> mean(values.get(q), drawn)));
        if (found.value().isEmpty()) {
            return List.of(Finding.without(
                    rule.label(), seeds.size(), State.NOT_JUDGED, "undecided: too few optima lie within the grid"));
        }
        if (found.interval().isEmpty()) {
            var reason =
                    "undecided: it exists in " + Numbers.fixed(100 * found.share(), 0) + " % of the resamples only";
            return List.of(Finding.without(rule.label(), seeds.size(), State.NOT_JUDGED, reason));
        }
        return List.of(finding(found, seeds.size()));
    }

    private Finding finding(SeedResampling found, int n) {
        var notes = new ArrayList<String>();
        if (!rule.above()) {
            notes.add("must be < " + Numbers.significant(rule.bound(), 3));
        }
        if (found.share() < 1) {
            notes.add("exists in " + Numbers.fixed(100 * found.share(), 0) + " % of the resamples");
        }
        return new Finding(
                rule.label(),
                n,
                found.value(),
                rule.above() ? OptionalDouble.of(rule.bound()) : OptionalDouble.empty(),
                found.interval(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                state(found.interval().orElseThrow()),
                false,
                Optional.empty(),
                String.join("; ", notes));
    }

    private State state(Interval interval) {
        var allAbove = interval.low() > rule.bound();
        var allBelow = interval.high() < rule.bound();
        if (rule.above() ? allAbove : allBelow) {
            return State.REPRODUCED;
        }
        return (rule.above() ? allBelow : allAbove) ? State.CONTRADICTED : State.INCONCLUSIVE;
    }

    /** The statistic of means over seeds; empty if it does not exist. */
    static OptionalDouble value(Statistic statistic, ToDoubleFunction<Quantity> mean) {
        if (statistic instanceof Statistic.GridSlope s) {
            return GridOptimum.slope(array(s.grid().rates()), array(s.grid().strengths()), cells(s.grid(), mean));
        }
        if (statistic instanceof Statistic.SeparabilityDifference s) {
            var left = separability(s.left(), mean);
            var right = separability(s.right(), mean);
            return left.isPresent() && right.isPresent()
                    ? OptionalDouble.of(left.getAsDouble() - right.getAsDouble())
                    : OptionalDouble.empty();
        }
        throw new IllegalArgumentException("a statistic that reports do not know: " + statistic);
    }

    private static OptionalDouble separability(Grid grid, ToDoubleFunction<Quantity> mean) {
        return Separability.of(array(grid.rates()), array(grid.strengths()), cells(grid, mean));
    }

    private static double[][] cells(Grid grid, ToDoubleFunction<Quantity> mean) {
        return grid.cells().stream()
                .map(row -> row.stream().mapToDouble(mean).toArray())
                .toArray(double[][]::new);
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
