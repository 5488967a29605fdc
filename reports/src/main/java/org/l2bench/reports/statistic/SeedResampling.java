package org.l2bench.reports.statistic;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * A number derived from seeds, with a percentile bootstrap over seeds.
 *
 * @param value from all seeds, each once
 * @param interval 5th to 95th percentile over the resamples in which the number exists; empty if it exists in fewer than half
 * @param share of resamples in which the number exists
 */
public record SeedResampling(OptionalDouble value, Optional<Interval> interval, double share) {
    public static final int RESAMPLES = 2_000;

    /** Fixed, so that the same records give the same page. */
    private static final int SEED = 1_711;

    /** @param statistic of the places of the seeds that are drawn, with repetition */
    public static SeedResampling of(int seeds, Function<int[], OptionalDouble> statistic) {
        if (seeds < 1) {
            throw new IllegalArgumentException("a bootstrap needs at least one seed, had " + seeds);
        }
        var random = new Well19937c(SEED);
        var found = new double[RESAMPLES];
        var count = 0;
        for (var resample = 0; resample < RESAMPLES; resample++) {
            var drawn =
                    IntStream.range(0, seeds).map(i -> random.nextInt(seeds)).toArray();
            var number = statistic.apply(drawn);
            if (number.isPresent()) {
                found[count++] = number.getAsDouble();
            }
        }
        var value = statistic.apply(IntStream.range(0, seeds).toArray());
        var share = (double) count / RESAMPLES;
        if (count < RESAMPLES / 2) {
            return new SeedResampling(value, Optional.empty(), share);
        }
        var percentile = new Percentile();
        percentile.setData(Arrays.copyOf(found, count));
        return new SeedResampling(
                value, Optional.of(new Interval(percentile.evaluate(5), percentile.evaluate(95))), share);
    }
}
