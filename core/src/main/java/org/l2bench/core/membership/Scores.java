package org.l2bench.core.membership;

import java.util.Arrays;
import java.util.List;
import org.l2bench.core.metric.Auroc;

/**
 * An attacker's scores, larger for what looks more like a member.
 *
 * @param members scores of records that training used; not copied
 * @param others scores of records that it did not use; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, carried from an attack to its figures
public record Scores(double[] members, double[] others) {
    public Scores {
        if (members.length == 0 || others.length == 0) {
            throw new IllegalArgumentException(
                    "an attack needs scores of members and of others, had " + members.length + " and " + others.length);
        }
        if (Arrays.stream(members).anyMatch(Double::isNaN)
                || Arrays.stream(others).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a score is NaN");
        }
    }

    /** Of several classifiers together: their members against their others, all on one scale. */
    public static Scores pooled(List<Scores> several) {
        return new Scores(
                several.stream().flatMapToDouble(s -> Arrays.stream(s.members)).toArray(),
                several.stream().flatMapToDouble(s -> Arrays.stream(s.others)).toArray());
    }

    /** P(score of a member &gt; score of another), ties one half; 0.5 = no leak. */
    public double auc() {
        return Auroc.of(members, others);
    }

    /** The largest |true positive rate - false positive rate| over all thresholds, in [0, 1]; above 0 by chance too. */
    public double advantage() {
        var positives = sorted(members);
        var negatives = sorted(others);
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < positives.length && j < negatives.length) {
            double threshold = Math.min(positives[i], negatives[j]);
            // Equal scores fall on one side together.
            while (i < positives.length && positives[i] == threshold) {
                i++;
            }
            while (j < negatives.length && negatives[j] == threshold) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / positives.length - (double) j / negatives.length));
        }
        return largest;
    }

    /**
     * The share of members above the threshold that lets at most this rate of the others pass: with n others the (floor(rate n) + 1)-th
     * largest of their scores, which has to be exceeded. (Carlini et al., Membership inference attacks from first principles, 2022.)
     *
     * @param falsePositiveRate in [0, 1)
     */
    public double truePositiveRate(double falsePositiveRate) {
        if (!(falsePositiveRate >= 0 && falsePositiveRate < 1)) {
            throw new IllegalArgumentException("a false positive rate must be in [0, 1), was " + falsePositiveRate);
        }
        int allowed = (int) Math.floor(falsePositiveRate * others.length);
        double threshold = sorted(others)[others.length - 1 - allowed];
        return (double) Arrays.stream(members).filter(s -> s > threshold).count() / members.length;
    }

    private static double[] sorted(double[] scores) {
        var sorted = scores.clone();
        // Puts -0.0 before 0.0, which compare as equal above.
        Arrays.sort(sorted);
        return sorted;
    }
}
