package org.l2bench.core.metric;

import java.util.Arrays;

/** Area under the receiver operating characteristic, exact for any number of ties. */
public final class Auroc {
    private Auroc() {}

    /**
     * P(positive &gt; negative) + 1/2 P(positive = negative) for one score drawn from each side, in [0, 1]. 1 means that
     * every positive scores higher than every negative, so scores must be oriented with higher = positive. Swapping the
     * sides gives 1 minus the value. Equals the Mann-Whitney U statistic over n m; O((n + m) log(n + m)).
     *
     * @param positive scores of the positive class, any order, infinities allowed; not changed
     * @param negative scores of the negative class, any order, infinities allowed; not changed
     * @throws IllegalArgumentException if a side is empty or holds NaN
     */
    public static double of(double[] positive, double[] negative) {
        var positives = sorted("positive", positive);
        var negatives = sorted("negative", negative);
        int below = 0;
        int notAbove = 0;
        // Twice the count of won pairs plus once the tied: an exact integer, so no order of summation can change the
        // bits.
        long halves = 0;
        for (double score : positives) {
            while (below < negatives.length && negatives[below] < score) {
                below++;
            }
            while (notAbove < negatives.length && negatives[notAbove] <= score) {
                notAbove++;
            }
            halves += (long) below + notAbove;
        }
        return halves / (2.0 * positives.length * negatives.length);
    }

    private static double[] sorted(String side, double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("AUROC needs at least one " + side + " score, got none");
        }
        var sorted = scores.clone();
        // Puts -0.0 before 0.0, which compare as equal above, and NaN last.
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("AUROC is undefined for NaN, found in the " + side + " scores");
        }
        return sorted;
    }
}
