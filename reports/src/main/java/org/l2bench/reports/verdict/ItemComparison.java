package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.ItemMean;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.statistic.ItemResampling;
import org.l2bench.reports.statistic.Resamples;

/**
 * The difference of two means over items, by seed and by resampled items.
 *
 * @param items how many there are
 * @param resampling of the mean over seeds of the difference
 */
public record ItemComparison(Pairs pairs, int items, Resamples resampling) {
    /** The comparison; empty if no seed has both sides, or if sides or seeds have different items. */
    public static Optional<ItemComparison> of(Contrast contrast, double threshold, Samples samples) {
        var left = side(contrast.left(), samples);
        var right = side(contrast.right(), samples);
        var pairs = samples.pairs(contrast.left(), contrast.right());
        if (pairs.n() == 0) {
            return Optional.empty();
        }
        var items = left.items(pairs.seeds().get(0));
        if (items.size() < 2
                || !pairs.seeds().stream()
                        .allMatch(s ->
                                left.items(s).equals(items) && right.items(s).equals(items))) {
            return Optional.empty();
        }
        var differences = pairs.seeds().stream()
                .map(seed -> new OfSeed(left.sums(seed), left.counts(seed), right.sums(seed), right.counts(seed)))
                .toList();
        var resampling = ItemResampling.of(
                items.size(),
                drawn -> differences.stream()
                        .mapToDouble(d -> d.of(drawn))
                        .average()
                        .orElseThrow(),
                threshold);
        return Optional.of(new ItemComparison(pairs, items.size(), resampling));
    }

    private static Side side(Quantity quantity, Samples samples) {
        if (quantity instanceof ItemMean q) {
            return new Side(q, samples);
        }
        throw new IllegalArgumentException("a difference over items needs means over items, was " + quantity);
    }

    /** One side of a contrast, seed by seed. */
    private record Side(ItemMean quantity, Samples samples) {
        List<Double> items(Replicate seed) {
            return curve(seed, quantity.sums()).map(Curve::x).orElse(List.of());
        }

        List<Double> sums(Replicate seed) {
            return curve(seed, quantity.sums()).orElseThrow().y();
        }

        List<Double> counts(Replicate seed) {
            return curve(seed, quantity.counts()).orElseThrow().y();
        }

        private Optional<Curve> curve(Replicate seed, String name) {
            return samples.curve(quantity.arm(), seed, name);
        }
    }

    /** The difference of the two means within a seed. */
    private static final class OfSeed {
        private final double[] leftSums;
        private final double[] leftCounts;
        private final double[] rightSums;
        private final double[] rightCounts;

        OfSeed(List<Double> leftSums, List<Double> leftCounts, List<Double> rightSums, List<Double> rightCounts) {
            this.leftSums = array(leftSums);
            this.leftCounts = array(leftCounts);
            this.rightSums = array(rightSums);
            this.rightCounts = array(rightCounts);
        }

        double of(int[] drawn) {
            return mean(leftSums, leftCounts, drawn) - mean(rightSums, rightCounts, drawn);
        }

        private static double mean(double[] sums, double[] counts, int[] drawn) {
            double sum = 0;
            double count = 0;
            for (int i = 0; i < drawn.length; i++) {
                sum += drawn[i] * sums[i];
                count += drawn[i] * counts[i];
            }
            return sum / count;
        }

        private static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
