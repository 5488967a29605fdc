package org.l2bench.reports.statistic;

import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;

/** How often the one-sided t test of {@link PairedT} finds an effect that is there. */
public final class Power {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double LARGEST_SPREAD = 8;
    private static final int LEAST_STEPS = 9; // 2^9 intervals
    private static final int EVALUATIONS = 1_000_000;

    private Power() {}

    /**
     * P(T &gt;= t(1 - level, n-1)) for n normal differences: the mean over the estimated spread s, in units of the true one, of
     * Phi(effect sqrt(n) - t s).
     *
     * @param effect true mean difference in units of the standard deviation of the differences over seeds
     */
    public static double of(int n, double effect, double level) {
        var critical = PairedT.student(n).inverseCumulativeProbability(1 - level);
        var shift = effect * StrictMath.sqrt(n);
        // Without a smallest number of steps it may stop at a few points that all miss the density.
        return new SimpsonIntegrator(LEAST_STEPS, SimpsonIntegrator.SIMPSON_MAX_ITERATIONS_COUNT)
                .integrate(
                        EVALUATIONS,
                        s -> density(s, n - 1) * NORMAL.cumulativeProbability(shift - critical * s),
                        0,
                        LARGEST_SPREAD);
    }

    /** Density of sqrt(chi^2 / df). */
    private static double density(double s, int df) {
        if (s == 0) {
            return df == 1 ? 2 / StrictMath.sqrt(2 * StrictMath.PI) : 0;
        }
        var half = df / 2.0;
        return 2
                * StrictMath.exp(half * StrictMath.log(half)
                        - Gamma.logGamma(half)
                        + (df - 1) * StrictMath.log(s)
                        - half * s * s);
    }
}
