package org.l2bench.reports.statistic;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * How often something happens, from counts: the exact binomial test, and the limits that belong to it (Clopper and Pearson 1934).
 *
 * @param interval 90 %, each end a one-sided 95 % limit
 * @param pAbove one-sided: the chance of so many or more where the share is the one asked about
 * @param pBelow one-sided: the chance of so many or fewer
 */
public record BinomialShare(Interval interval, double pAbove, double pBelow) {
    private static final double LEVEL = 0.05;

    /**
     * @param count of n, from 0 to n
     * @param n at least 1
     * @param share that the chance is held against, within (0, 1)
     */
    public static BinomialShare of(int count, int n, double share) {
        if (n < 1 || count < 0 || count > n) {
            throw new IllegalArgumentException("a count must be from 0 to n, n at least 1, was " + count + " of " + n);
        }
        var binomial = new BinomialDistribution(null, n, share);
        var pAbove = count == 0 ? 1 : 1 - binomial.cumulativeProbability(count - 1);
        return new BinomialShare(
                new Interval(low(count, n), high(count, n)), pAbove, binomial.cumulativeProbability(count));
    }

    private static double low(int count, int n) {
        return count == 0 ? 0 : quantile(count, n - count + 1.0, LEVEL);
    }

    private static double high(int count, int n) {
        return count == n ? 1 : quantile(count + 1.0, n - count, 1 - LEVEL);
    }

    private static double quantile(double alpha, double beta, double probability) {
        return new BetaDistribution(null, alpha, beta).inverseCumulativeProbability(probability);
    }
}
