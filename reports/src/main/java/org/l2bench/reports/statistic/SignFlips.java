package org.l2bench.reports.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact one-sided test of differences within pairs: if they are symmetric about the threshold, all 2^n choices of signs of the
 * differences less the threshold are equally likely. The statistic is their sum.
 *
 * @param mean of the differences
 * @param p share of choices whose sum is at least the observed one
 * @param pOpposite share of choices whose sum is at most the observed one
 */
public record SignFlips(double mean, double p, double pOpposite) {
    /** With more pairs the 2^n cases are too many to count. */
    public static final int LARGEST_N = 20;

    /** The test of finite differences. */
    public static SignFlips of(List<Double> differences, double threshold) {
        var n = differences.size();
        if (n < 1 || n > LARGEST_N) {
            throw new IllegalArgumentException(
                    "the exact flip of signs needs 1 to " + LARGEST_N + " differences, had " + n);
        }
        var scaled =
                Scaled.of(differences.stream().mapToDouble(x -> x - threshold).toArray());
        var d = scaled.values();
        // Sums of the same numbers in the same order: the tolerance covers rounding only.
        var rounding = 0.0;
        for (var x : d) {
            rounding += 4 * Math.ulp(Math.abs(x));
        }
        // Each choice is one of the first half's and one of the second half's, whose sums are few.
        var first = sums(Arrays.copyOfRange(d, 0, n / 2));
        var second = sums(Arrays.copyOfRange(d, n / 2, n));
        var observed = first[0] + second[0];
        var atLeast = 0;
        var atMost = 0;
        for (var a : first) {
            for (var b : second) {
                atLeast += a + b >= observed - rounding ? 1 : 0;
                atMost += a + b <= observed + rounding ? 1 : 0;
            }
        }
        var cases = 1 << n;
        return new SignFlips(threshold + scaled.back(sum(d, 0) / n), (double) atLeast / cases, (double) atMost / cases);
    }

    /** The sums of all choices, at the place whose bits say which differences change their sign. */
    private static double[] sums(double[] d) {
        return IntStream.range(0, 1 << d.length)
                .mapToDouble(flips -> sum(d, flips))
                .toArray();
    }

    /** The sum where difference i changes its sign if bit i of {@code flips} is set. */
    private static double sum(double[] d, int flips) {
        var sum = 0.0;
        for (var i = 0; i < d.length; i++) {
            sum += (flips >> i & 1) == 1 ? -d[i] : d[i];
        }
        return sum;
    }
}
