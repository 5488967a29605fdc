package org.l2bench.core.privacy;

/** log of a sum of exponentials, of any size. */
final class LogSum {
    private LogSum() {}

    /** log sum_i exp(x_i); minus infinity of nothing. */
    static double of(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }

    /** log(exp(x) - 1) for x &gt; 0. */
    static double lessOne(double x) {
        return x > 1 ? x + Math.log1p(-Math.exp(-x)) : Math.log(Math.expm1(x));
    }

    /** log(1 + exp(x)). */
    static double plusOne(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }
}
