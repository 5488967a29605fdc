package org.l2bench.reports.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.experiment.Quantity;
import org.l2bench.core.experiment.Rule;
import org.l2bench.reports.statistic.Interval;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.PairedTest;
import org.l2bench.reports.statistic.Summary;

/** {@link Rule.Within}. */
record WithinDecision(Rule.Within rule) implements Decision {
    @Override
    public List<Quantity> quantities() {
        return rule.ranges().stream().map(Rule.Range::quantity).toList();
    }

    @Override
    public List<Finding> findings(Samples samples) {
        return rule.ranges().stream().map(r -> finding(r, samples)).toList();
    }

    private Finding finding(Rule.Range range, Samples samples) {
        var values = List.copyOf(samples.values(range.quantity()).values());
        if (values.isEmpty()) {
            var reason = "no seed has " + QuantityName.of(range.quantity());
            return Finding.without(range.label(), 0, State.NOT_RUN, reason);
        }
        var summary = Summary.of(values);
        var mean = rule.over() == Rule.Over.SEED_MEAN;
        var judged = mean ? summary.mean() : worst(range, values);
        if (!Double.isFinite(judged)) {
            return Finding.without(range.label(), values.size(), State.NOT_JUDGED, "not a finite number: " + judged);
        }
        var interval = mean ? interval(values) : Optional.<Interval>empty();
        return new Finding(
                range.label(),
                values.size(),
                OptionalDouble.of(judged),
                OptionalDouble.empty(),
                interval,
                summary.sd(),
                OptionalDouble.empty(),
                state(range, judged, interval),
                false,
                Optional.of(range.quantity()),
                (mean ? "mean over seeds " : "the worst seed ") + bound(range));
    }

    /** What lies outside contradicts, unless it is a mean whose interval reaches into the range. */
    private static State state(Rule.Range range, double judged, Optional<Interval> interval) {
        if (judged >= range.low() && judged <= range.high()) {
            return State.REPRODUCED;
        }
        var reachesIn = interval.filter(i -> i.low() <= range.high() && i.high() >= range.low());
        return reachesIn.isPresent() ? State.INCONCLUSIVE : State.CONTRADICTED;
    }

    private static Optional<Interval> interval(List<Double> values) {
        return values.stream().distinct().count() < 2
                ? Optional.empty()
                : Optional.of(PairedTest.of(values, 0).interval());
    }

    /** The value that is furthest out; a NaN is further out than anything. */
    private static double worst(Rule.Range range, List<Double> values) {
        return values.stream()
                .max(Comparator.comparingDouble(
                        v -> Double.isNaN(v) ? Double.NaN : Math.max(range.low() - v, v - range.high())))
                .orElseThrow();
    }

    private static String bound(Rule.Range range) {
        var low = Numbers.significant(range.low(), 3);
        var high = Numbers.significant(range.high(), 3);
        if (Double.isInfinite(range.low())) {
            return "must be ≤ " + high;
        }
        return Double.isInfinite(range.high()) ? "must be ≥ " + low : "must be within " + low + " … " + high;
    }
}
