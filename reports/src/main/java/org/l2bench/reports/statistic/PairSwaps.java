package org.l2bench.reports.statistic;

import java.util.List;

/**
 * Exact test of the statistic min(left) - min(right) under exchange of the two within each pair: all 2^n exchanges are
 * equally likely when the two do not differ.
 *
 * @param statistic min(left) - min(right) as observed
 * @param p share of exchanges whose statistic is at least the observed one
 * @param pOpposite share of exchanges whose statistic is at most the observed one
 */
public record PairSwaps(double statistic, double p, double pOpposite) {
    /** With more pairs the 2^n cases are too many to count. */
    public static final int LARGEST_N = 20;

    /** The test of pairs of finite numbers. */
    public static PairSwaps of(List<Double> left, List<Double> right) {
        var n = left.size();
        if (n != right.size() || n < 1 || n > LARGEST_N) {
            throw new IllegalArgumentException("the exact exchange of pairs needs 1 to " + LARGEST_N + " pairs, had "
                    + n + " and " + right.size() + " numbers");
        }
        var a = left.stream().mapToDouble(Double::doubleValue).toArray();
        var b = right.stream().mapToDouble(Double::doubleValue).toArray();
        var observed = statistic(a, b, 0);
        var cases = 1 << n;
        var atLeast = 0;
        var atMost = 0;
        for (var exchange = 0; exchange < cases; exchange++) {
            var statistic = statistic(a, b, exchange);
            // Exact comparison is right: both are one subtraction of the same few numbers.
            atLeast += statistic >= observed ? 1 : 0;
            atMost += statistic <= observed ? 1 : 0;
        }
        return new PairSwaps(observed, (double) atLeast / cases, (double) atMost / cases);
    }

    /** min - min where pair i is exchanged if bit i of {@code exchange} is set. */
    private static double statistic(double[] a, double[] b, int exchange) {
        var minA = Double.POSITIVE_INFINITY;
        var minB = Double.POSITIVE_INFINITY;
        for (var i = 0; i < a.length; i++) {
            var exchanged = (exchange >> i & 1) == 1;
            minA = Math.min(minA, exchanged ? b[i] : a[i]);
            minB = Math.min(minB, exchanged ? a[i] : b[i]);
        }
        return minA - minB;
    }
}
