package org.l2bench.reports.statistic;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.random.Well19937c;

/** Bootstrap over items, such as the windows of a text, of a number that is computed from how often each item was drawn. */
public final class ItemResampling {
    public static final int RESAMPLES = 2_000;

    /** Fixed, so that the same records give the same page, and the same items are drawn for every claim. */
    private static final int SEED = 2_109;

    private ItemResampling() {}

    /** A number of a resample. */
    @FunctionalInterface
    public interface Resampled {
        /** @param drawn how often each item was drawn; adds up to the number of items */
        double value(int[] drawn);
    }

    /** @param items at least 2 */
    public static Resamples of(int items, Resampled number, double threshold) {
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
        var once = new int[items];
        Arrays.fill(once, 1);
        return Resamples.of(OptionalDouble.of(number.value(once)), found, items, threshold);
    }
}
