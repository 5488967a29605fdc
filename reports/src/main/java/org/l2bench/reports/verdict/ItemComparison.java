package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import org.l2bench.core.experiment.Contrast;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Quantity;
import org.l2bench.core.experiment.Quantity.ItemMean;
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
        var resampling = ItemResampling.of(
                items.size(),
                drawn -> pairs.seeds().stream()
                        .mapToDouble(s -> left.mean(s, drawn) - right.mean(s, drawn))
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
        List<Double> items(int seed) {
            return curve(seed, quantity.sums()).map(Curve::x).orElse(List.of());
        }

        double mean(int seed, int[] drawn) {
            var sums = curve(seed, quantity.sums()).orElseThrow().y();
            var counts = curve(seed, quantity.counts()).orElseThrow().y();
            double sum = 0;
            double count = 0;
            for (int i = 0; i < drawn.length; i++) {
                sum += drawn[i] * sums.get(i);
                count += drawn[i] * counts.get(i);
            }
            return sum / count;
        }

        private Optional<Curve> curve(int seed, String name) {
            return samples.curve(quantity.arm(), seed, name);
        }
    }
}
