package org.l2bench.reports.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.experiment.Quantity;
import org.l2bench.core.experiment.Rule;
import org.l2bench.reports.statistic.Numbers;
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
        return new Finding(
                range.label(),
                values.size(),
                OptionalDouble.of(judged),
                OptionalDouble.empty(),
                Optional.empty(),
                summary.sd(),
                OptionalDouble.empty(),
                judged >= range.low() && judged <= range.high() ? State.REPRODUCED : State.CONTRADICTED,
                false,
                Optional.of(range.quantity()),
                (mean ? "mean over seeds " : "the worst seed ") + bound(range));
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
