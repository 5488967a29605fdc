package org.l2bench.reports.statistic;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/** Student's interval of the mean of independent numbers. */
public final class StudentInterval {
    private StudentInterval() {}

    /**
     * m - h to m + h with h = t((1 + coverage) / 2, n-1) sd / sqrt(n).
     *
     * @param values at least two, finite
     * @param coverage within (0, 1)
     */
    public static Interval of(List<Double> values, double coverage) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("an interval of a mean needs at least 2 numbers, had " + values.size());
        }
        var scaled = Scaled.of(values);
        var mean = StatUtils.mean(scaled.values());
        var error = StrictMath.sqrt(StatUtils.variance(scaled.values()) / values.size());
        var h = PairedT.student(values.size()).inverseCumulativeProbability((1 + coverage) / 2) * error;
        return new Interval(scaled.back(mean - h), scaled.back(mean + h));
    }
}
