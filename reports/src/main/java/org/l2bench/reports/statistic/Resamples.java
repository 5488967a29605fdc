package org.l2bench.reports.statistic;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * What a bootstrap over n units says of a number, at the level that few units allow. Plain percentiles of 5 seeds promise 5 % and
 * keep 11 %: the bootstrap's spread is too small by sqrt((n-1)/n), and normal where Student's t is needed. So the quantiles are
 * taken further out by both (the expanded percentile interval, Hesterberg 2015), and the interval is at least that of Student's t
 * with the bootstrap's standard error. For a mean of normal numbers the latter is the t test. A resample in which the number does
 * not exist speaks for neither side.
 *
 * @param interval 90 %, each end a one-sided 95 % bound; empty if the number exists in fewer than half of the resamples
 * @param wider 95 %, each end a one-sided 97.5 % bound; where there is the other
 * @param share of resamples in which the number exists
 * @param pAbove one-sided, of the hypothesis that the number is at or below the bound
 * @param pBelow one-sided, of the hypothesis that it is at or above the bound
 */
public record Resamples(
        Optional<Interval> interval, Optional<Interval> wider, double share, double pAbove, double pBelow) {
    private static final double WIDER_LEVEL = 0.975;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /**
     * @param value the number of the units as they are
     * @param found the number in each resample, NaN where it does not exist
     * @param units that were drawn from, at least 1
     */
    static Resamples of(OptionalDouble value, double[] found, int units, double bound) {
        var existing = Arrays.stream(found).filter(Double::isFinite).toArray();
        var share = (double) existing.length / found.length;
        if (value.isEmpty()
                || !Double.isFinite(value.getAsDouble())
                || 2 * existing.length < found.length
                || units < 2) {
            return new Resamples(Optional.empty(), Optional.empty(), share, 1, 1);
        }
        var missing = found.length - existing.length;
        var scaled = Scaled.of(existing);
        var spread = StrictMath.sqrt(StatUtils.variance(scaled.values()) * units / (units - 1));
        var atOrBelow =
                missing + Arrays.stream(existing).filter(f -> f <= bound).count();
        var atOrAbove =
                missing + Arrays.stream(existing).filter(f -> f >= bound).count();
        var distance = scaled.to(value.getAsDouble()) - scaled.to(bound);
        return new Resamples(
                Optional.of(interval(value.getAsDouble(), scaled, spread, units, PairedT.quantile(units))),
                Optional.of(interval(
                        value.getAsDouble(),
                        scaled,
                        spread,
                        units,
                        PairedT.student(units).inverseCumulativeProbability(WIDER_LEVEL))),
                share,
                Math.max(p(atOrBelow, found.length, units), p(distance, spread, units)),
                Math.max(p(atOrAbove, found.length, units), p(-distance, spread, units)));
    }

    /** @param quantile of Student's distribution at the one-sided level of the ends */
    private static Interval interval(double value, Scaled resamples, double spread, int units, double quantile) {
        var percent = 100 * NORMAL.cumulativeProbability(-quantile * StrictMath.sqrt(units / (units - 1.0)));
        var percentile = new Percentile();
        percentile.setData(resamples.values());
        var centre = resamples.to(value);
        var low = Math.min(percentile.evaluate(percent), centre - quantile * spread);
        var high = Math.max(percentile.evaluate(100 - percent), centre + quantile * spread);
        return new Interval(resamples.back(low), resamples.back(high));
    }

    /** The p at which the end of the expanded percentile interval touches the bound; never 0, as resamples are finite. */
    private static double p(long onTheWrongSide, int resamples, int units) {
        var share = Math.min(1, (onTheWrongSide + 1.0) / (resamples + 1));
        var z = NORMAL.inverseCumulativeProbability(share);
        return PairedT.student(units).cumulativeProbability(z * StrictMath.sqrt((units - 1.0) / units));
    }

    private static double p(double distance, double spread, int units) {
        if (spread == 0) {
            return distance > 0 ? StrictMath.pow(2, -units) : 1; // the sign test, as in RangeT
        }
        return PairedT.student(units).cumulativeProbability(-distance / spread);
    }
}
