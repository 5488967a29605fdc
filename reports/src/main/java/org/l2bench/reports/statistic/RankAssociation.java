package org.l2bench.reports.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Spearman's rank correlation (ties get their mean rank) with a percentile bootstrap over pairs.
 *
 * @param rho of all pairs
 * @param interval 5th to 95th percentile over the resamples in which rho exists; empty if it exists in fewer than half
 */
public record RankAssociation(double rho, Optional<Interval> interval) {
    public static final int RESAMPLES = 2_000;

    /** Fixed, so that the same records give the same page. */
    private static final int SEED = 2_209;

    /** The correlation of finite pairs, at least three, neither side constant. */
    public static RankAssociation of(List<Double> left, List<Double> right) {
        // A negative zero would get a rank below a zero.
        var x = left.stream().mapToDouble(v -> v + 0.0).toArray();
        var y = right.stream().mapToDouble(v -> v + 0.0).toArray();
        if (x.length < 3) {
            throw new IllegalArgumentException("a rank correlation needs at least 3 pairs, had " + x.length);
        }
        var rho = new SpearmansCorrelation().correlation(x, y);
        if (Double.isNaN(rho)) {
            throw new IllegalArgumentException("a rank correlation needs two sides that vary");
        }
        return new RankAssociation(rho, bootstrap(x, y));
    }

    private static Optional<Interval> bootstrap(double[] x, double[] y) {
        var random = new Well19937c(SEED);
        var correlation = new SpearmansCorrelation();
        var found = new double[RESAMPLES];
        var count = 0;
        for (var resample = 0; resample < RESAMPLES; resample++) {
            var drawnX = new double[x.length];
            var drawnY = new double[x.length];
            for (var i = 0; i < x.length; i++) {
                var pair = random.nextInt(x.length);
                drawnX[i] = x[pair];
                drawnY[i] = y[pair];
            }
            var rho = correlation.correlation(drawnX, drawnY);
            if (!Double.isNaN(rho)) {
                found[count++] = rho;
            }
        }
        if (count < RESAMPLES / 2) {
            return Optional.empty();
        }
        var percentile = new Percentile();
        percentile.setData(Arrays.copyOf(found, count));
        return Optional.of(new Interval(percentile.evaluate(5), percentile.evaluate(95)));
    }
}
