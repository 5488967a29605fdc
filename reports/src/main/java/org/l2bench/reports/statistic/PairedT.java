package org.l2bench.reports.statistic;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Student's one-sample t test on differences within pairs. The unit of the differences does not matter.
 *
 * @param mean m, the mean difference
 * @param sd standard deviation of the differences, divisor n - 1
 * @param interval m - h to m + h with h = t(0.95, n-1) sd / sqrt(n): each end is a one-sided 95 % bound
 * @param p one-sided, of the hypothesis that the expected difference is at or below the threshold
 * @param pOpposite one-sided, of the hypothesis that it is at or above the threshold
 */
public record PairedT(int n, double mean, double sd, Interval interval, double p, double pOpposite) {
    /** One-sided level of the interval's ends. */
    public static final double LEVEL = 0.95;

    private static final List<Double> QUANTILES = IntStream.rangeClosed(2, 20)
            .mapToObj(n -> student(n).inverseCumulativeProbability(LEVEL))
            .toList();

    /** The test of independent differences, see {@link #of(List, double, double)}. */
    public static PairedT of(List<Double> differences, double threshold) {
        return of(differences, threshold, 0);
    }

    /**
     * The test of finite differences, at least two, that are not all equal.
     *
     * @param testOverTrain of replicates with overlapping training sets, whose mean has the variance
     *     sd^2 (1/n + testOverTrain) as of Nadeau and Bengio (2003); 0 for independent ones
     */
    public static PairedT of(List<Double> differences, double threshold, double testOverTrain) {
        var n = differences.size();
        if (n < 2) {
            throw new IllegalArgumentException("a t test needs at least 2 differences, had " + n);
        }
        var scaled = Scaled.of(differences);
        if (scaled.allEqual()) {
            throw new IllegalArgumentException(
                    "a t test needs a spread above 0, had " + n + " times " + differences.get(0));
        }
        var mean = StatUtils.mean(scaled.values());
        var sd = StrictMath.sqrt(StatUtils.variance(scaled.values()));
        var t = student(n);
        var standardError = standardError(sd, n, testOverTrain);
        var h = quantile(n) * standardError;
        // P(T >= x) as P(T <= -x), which does not lose the digits of a small p.
        var x = (scaled.to(threshold) - mean) / standardError;
        return new PairedT(
                n,
                scaled.back(mean),
                scaled.back(sd),
                new Interval(scaled.back(mean - h), scaled.back(mean + h)),
                t.cumulativeProbability(x),
                t.cumulativeProbability(-x));
    }

    /**
     * The test's statistic, mean / standard error, of finite differences, at least two, that are not all equal.
     *
     * @param testOverTrain as in {@link #of(List, double, double)}
     */
    public static double t(List<Double> differences, double testOverTrain) {
        var test = of(differences, 0, testOverTrain);
        return test.mean() / standardError(test.sd(), test.n(), testOverTrain);
    }

    static double standardError(double sd, int n, double testOverTrain) {
        // The division as it stands, so that independent differences keep their bits.
        return testOverTrain == 0 ? sd / StrictMath.sqrt(n) : sd * StrictMath.sqrt(1.0 / n + testOverTrain);
    }

    /** t(0.95, n-1). The search for it takes longer than all else here, so that usual n have theirs ready. */
    static double quantile(int n) {
        return n - 2 < QUANTILES.size() ? QUANTILES.get(n - 2) : student(n).inverseCumulativeProbability(LEVEL);
    }

    /** Student's distribution for n numbers. No generator: quantiles and probabilities draw nothing. */
    static TDistribution student(int n) {
        return new TDistribution(null, n - 1);
    }
}
