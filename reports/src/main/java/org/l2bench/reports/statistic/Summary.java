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
        var sd = numbers.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(StrictMath.sqrt(StatUtils.variance(numbers)));
        return new Summary(numbers.length, StatUtils.mean(numbers), sd, StatUtils.min(numbers), StatUtils.max(numbers));
    }
}
