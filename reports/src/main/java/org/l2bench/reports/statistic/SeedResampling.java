package org.l2bench.reports.statistic;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;

/**
 * A number derived from seeds, with a bootstrap over seeds.
 *
 * @param value from all seeds, each once
 */
public record SeedResampling(OptionalDouble value, Resamples resamples) {
    public static final int RESAMPLES = 2_000;

    /** Fixed, so that the same records give the same page. */
    private static final int SEED = 1_711;

    /**
     * @param statistic of the places of the seeds that are drawn, with repetition
     * @param bound that the number is held against
     */
    public static SeedResampling of(int seeds, Function<int[], OptionalDouble> statistic, double bound) {
        if (seeds < 1) {
            throw new IllegalArgumentException("a bootstrap needs at least one seed, had " + seeds);
        }
        var random = new Well19937c(SEED);
        var found = new double[RESAMPLES];
        for (var resample = 0; resample < RESAMPLES; resample++) {
            var drawn =
                    IntStream.range(0, seeds).map(i -> random.nextInt(seeds)).toArray();
            found[resample] = statistic.apply(drawn).orElse(Double.NaN);
        }
        var value = statistic.apply(IntStream.range(0, seeds).toArray());
        return new SeedResampling(value, Resamples.of(value, found, seeds, bound));
    }
}
