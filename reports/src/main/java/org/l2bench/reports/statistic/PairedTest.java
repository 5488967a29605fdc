package org.l2bench.reports.statistic;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Student's one-sample t test on differences within pairs.
 *
 * @param mean m, the mean difference
 * @param sd standard deviation of the differences, divisor n - 1
 * @param interval m - h to m + h with h = t(0.95, n-1) sd / sqrt(n): each end is a one-sided 95 % bound
 * @param p one-sided, of the hypothesis that the expected difference is at or below the threshold
 */
public record PairedTest(int n, double mean, double sd, Interval interval, double p) {
    /** One-sided level of the interval's ends. */
    public static final double LEVEL = 0.95;

    /** The test of finite differences, at least two, that are not all equal. */
    public static PairedTest of(List<Double> differences, double threshold) {
        var d = differences.stream().mapToDouble(Double::doubleValue).toArray();
        if (d.length < 2) {
            throw new IllegalArgumentException("a t test needs at least 2 differences, had " + d.length);
        }
        var mean = StatUtils.mean(d);
        var sd = StrictMath.sqrt(StatUtils.variance(d));
        if (!(sd > 0) || Double.isInfinite(sd)) {
            throw new IllegalArgumentException("a t test needs a finite spread above 0, was " + sd);
        }
        // No generator: quantiles and probabilities draw nothing.
        var t = new TDistribution(null, d.length - 1);
        var standardError = sd / StrictMath.sqrt(d.length);
        var h = t.inverseCumulativeProbability(LEVEL) * standardError;
        // P(T >= x) as P(T <= -x), which does not lose the digits of a small p.
        var p = t.cumulativeProbability((threshold - mean) / standardError);
        return new PairedTest(d.length, mean, sd, new Interval(mean - h, mean + h), p);
    }
}
