package org.l2bench.reports.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.RangeT;
import org.l2bench.reports.statistic.Summary;

/** {@link Rule.Within}. */
record WithinDecision(Rule.Within rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.ranges().stream().map(r -> finding(r, samples)).toList();
    }

    private Finding finding(Rule.Range range, Samples samples) {
        var values = List.copyOf(samples.values(range.quantity()).values());
        if (values.isEmpty()) {
            var reason = "no " + samples.noun() + " has " + range.quantity().formula();
            return Finding.without(range.label(), 0, State.NOT_RUN, reason);
        }
        return rule.over() == Rule.Over.SEED_MEAN
                ? ofMean(range, values, samples.noun())
                : ofEverySeed(range, values, samples.noun());
    }

    private static Finding ofMean(Rule.Range range, List<Double> values, String noun) {
        var unusable = values.stream().filter(v -> !Double.isFinite(v)).findFirst();
        if (unusable.isPresent()) {
            return Finding.without(
                    range.label(), values.size(), State.NOT_JUDGED, "not a finite number: " + unusable.get());
        }
        if (values.size() < 2) {
            return Finding.without(range.label(), 1, State.NOT_JUDGED, "one " + noun + " has no spread")
                    .withEffect(values.get(0), range.quantity());
        }
        var test = RangeT.of(values, range.low(), range.high(), 0);
        return Finding.tested(
                range.label(),
                values.size(),
                test.mean(),
                OptionalDouble.empty(),
                Optional.of(test.interval()),
                OptionalDouble.of(test.sd()),
                test.pInside(),
                test.pOutside(),
                Optional.of(range.quantity()),
                "the interval of the mean " + bound(range));
    }

    /** A fact of the seeds that were run: no test, so no p. */
    private static Finding ofEverySeed(Rule.Range range, List<Double> values, String noun) {
        var worst = worst(range, values);
        if (!Double.isFinite(worst)) {
            return Finding.without(range.label(), values.size(), State.NOT_JUDGED, "not a finite number: " + worst);
        }
        return new Finding(
                range.label(),
                values.size(),
                OptionalDouble.of(worst),
                OptionalDouble.empty(),
                Optional.empty(),
                Summary.of(values).sd(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                range.holds(worst) ? State.REPRODUCED : State.CONTRADICTED,
                false,
                Optional.of(range.quantity()),
                "the worst " + noun + " " + bound(range));
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
