package org.l2bench.reports.statistic;

import java.util.Arrays;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Percentile bootstrap over items, such as the windows of a text, of a number that is computed from how often each item was
 * drawn.
 *
 * @param interval 5th to 95th percentile
 * @param shareAtOrBelow share of the resamples in which the number is at or below the threshold
 */
public record ItemResampling(Interval interval, double shareAtOrBelow) {
    public static final int RESAMPLES = 2_000;

    /** Fixed, so that the same records give the same page, and the same items are drawn for every claim. */
    private static final int SEED = 2_109;

    /** A number of a resample. */
    @FunctionalInterface
    public interface Resampled {
        /** @param drawn how often each item was drawn; adds up to the number of items */
        double value(int[] drawn);
    }

    /** @param items at least 2 */
    public static ItemResampling of(int items, Resampled number, double threshold) {
        if (items < 2) {
            throw new IllegalArgumentException("a bootstrap needs at least 2 items, had " + items);
        }
        var random = new Well19937c(SEED);
        var found = new double[RESAMPLES];
        for (var resample = 0; resample < RESAMPLES; resample++) {
            var drawn = new int[items];
            for (var i = 0; i < items; i++) {
                drawn[random.nextInt(items)]++;
            }
            found[resample] = number.value(drawn);
        }
        var percentile = new Percentile();
        percentile.setData(found);
        var below = Arrays.stream(found).filter(f -> f <= threshold).count();
        return new ItemResampling(
                new Interval(percentile.evaluate(5), percentile.evaluate(95)), below / (double) RESAMPLES);
    }
}
