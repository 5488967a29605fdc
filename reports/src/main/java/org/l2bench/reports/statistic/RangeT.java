package org.l2bench.reports.statistic;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether an expected value lies within a range, by Student's t on numbers of which it is the mean.
 *
 * <p>Inside: two one-sided tests (Schuirmann 1987), of which the larger p counts, so that 5 % is the level at either end. Outside:
 * with t the standard errors from the range to the mean and w those from end to end, P(T &gt;= t) + P(T &gt;= t + w), the chance
 * to find a mean as far out on this side or on the other if the truth is the nearer end. A wide range is so judged at 5 % at
 * its ends, a narrow one at 2.5 % on each side, as it has two sides to be wrong on.
 *
 * <p>Numbers that are all equal have no spread; then the sign test decides, whose p is 2^-n for n on one side.
 *
 * @param interval 90 %, each end a one-sided 95 % bound; a point if all numbers are equal
 * @param sd divisor n - 1
 * @param pInside of the hypothesis that the expected value lies outside
 * @param pOutside of the hypothesis that it lies inside
 */
public record RangeT(double mean, double sd, Interval interval, double pInside, double pOutside) {
    /** The test of independent numbers, see {@link #of(List, double, double, double)}. */
    public static RangeT of(List<Double> numbers, double low, double high) {
        return of(numbers, low, high, 0);
    }

    /**
     * The test of at least two finite numbers.
     *
     * @param low may be minus infinity; part of the range
     * @param high may be infinity; part of the range
     * @param testOverTrain as in {@link PairedT}
     */
    public static RangeT of(List<Double> numbers, double low, double high, double testOverTrain) {
        var n = numbers.size();
        if (n < 2) {
            throw new IllegalArgumentException("a range test needs at least 2 numbers, had " + n);
        }
        if (Scaled.of(numbers).allEqual()) {
            return withoutSpread(numbers.get(0) + 0.0, n, low, high);
        }
        var above = PairedT.of(numbers, low, testOverTrain);
        var below = PairedT.of(numbers, high, testOverTrain);
        return new RangeT(
                above.mean(),
                above.sd(),
                above.interval(),
                Math.max(above.p(), below.pOpposite()),
                outside(numbers, low, high, testOverTrain));
    }

    private static RangeT withoutSpread(double value, int n, double low, double high) {
        var p = StrictMath.pow(2, -n);
        var inside = low <= value && value <= high;
        var sides = Double.isFinite(low) && Double.isFinite(high) ? 2 : 1;
        return new RangeT(value, 0, new Interval(value, value), inside ? p : 1, inside ? 1 : sides * p);
    }

    private static double outside(List<Double> numbers, double low, double high, double testOverTrain) {
        var scaled = Scaled.of(numbers);
        var mean = StatUtils.mean(scaled.values());
        var variance = StatUtils.variance(scaled.values());
        var standardError = testOverTrain == 0
                ? StrictMath.sqrt(variance / numbers.size())
                : StrictMath.sqrt(variance * (1.0 / numbers.size() + testOverTrain));
        var below = (scaled.to(low) - mean) / standardError;
        var above = (mean - scaled.to(high)) / standardError;
        var t = PairedT.student(numbers.size());
        var width = (scaled.to(high) - scaled.to(low)) / standardError;
        var distance = Math.max(below, above);
        // Inside the range both terms can be large.
        return Math.min(1, t.cumulativeProbability(-distance) + t.cumulativeProbability(-distance - width));
    }
}
