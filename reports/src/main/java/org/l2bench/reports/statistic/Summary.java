package org.l2bench.reports.statistic;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Numbers of one kind, one per seed.
 *
 * @param sd sample standard deviation (divisor n - 1), not the standard error; empty for a single number
 */
public record Summary(int n, double mean, OptionalDouble sd, double min, double max) {
    /** The summary of at least one number. A NaN among them makes every part NaN. */
    public static Summary of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a summary needs at least one number");
        }
        if (values.stream().anyMatch(v -> v.isNaN())) {
            return new Summary(values.size(), Double.NaN, OptionalDouble.of(Double.NaN), Double.NaN, Double.NaN);
        }
        var numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        var min = StatUtils.min(numbers);
        var max = StatUtils.max(numbers);
        if (Double.isInfinite(min) || Double.isInfinite(max)) {
            // Of +inf and -inf together the sum is NaN, of either alone it is that.
            return new Summary(numbers.length, min + max, OptionalDouble.of(Double.NaN), min, max);
        }
        var scaled = Scaled.of(numbers);
        var sd = numbers.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(scaled.back(StrictMath.sqrt(StatUtils.variance(scaled.values()))));
        return new Summary(numbers.length, scaled.back(StatUtils.mean(scaled.values())), sd, min, max);
    }
}
