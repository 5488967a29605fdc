package org.l2bench.core.privacy;

import org.apache.commons.math3.special.Erf;

/**
 * The Gaussian mechanism without subsampling, exactly (Balle and Wang, Improving the Gaussian mechanism for differential privacy,
 * 2018, theorem 8): with mu = sqrt(steps) / sigma, delta(epsilon) = Phi(mu/2 - epsilon/mu) - exp(epsilon) Phi(-mu/2 - epsilon/mu).
 * Several steps are one with less noise.
 */
public final class AnalyticGaussian {
    /** From here on four terms of the asymptotic series are right to 1e-11, and commons-math's erfc is near its end. */
    private static final double FAR = 25;

    private AnalyticGaussian() {}

    /** The least epsilon at which the steps are (epsilon, delta)-private, for one record of norm at most 1; infinite without noise. */
    public static double epsilon(double noiseMultiplier, long steps, double delta) {
        Composition.check(steps, delta);
        if (steps == 0) {
            return 0;
        }
        if (new SubsampledGaussian(1, noiseMultiplier).noiseMultiplier() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double mu = Math.sqrt((double) steps) / noiseMultiplier;
        if (delta(mu, 0) <= delta) {
            return 0;
        }
        double above = 1;
        while (delta(mu, above) > delta) {
            above *= 2;
        }
        double below = above == 1 ? 0 : above / 2;
        while (true) {
            double middle = 0.5 * (below + above);
            if (middle <= below || middle >= above) {
                return above;
            }
            if (delta(mu, middle) > delta) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }

    /**
     * The least delta at this epsilon.
     *
     * @param mu distance of the two means in standard deviations, &gt; 0
     * @param epsilon &gt;= 0
     */
    public static double delta(double mu, double epsilon) {
        double a = epsilon / mu - mu / 2;
        double b = epsilon / mu + mu / 2;
        // exp(epsilon) phi(b) = phi(a): the second term is written by its Mills ratio, so that nothing overflows.
        double second = Math.exp(-a * a / 2) / Math.sqrt(2 * Math.PI) * mills(b);
        double first = a > FAR ? Math.exp(-a * a / 2) / Math.sqrt(2 * Math.PI) * mills(a) : tail(a);
        return Math.max(first - second, 0);
    }

    /** 1 - Phi(x). */
    private static double tail(double x) {
        return 0.5 * Erf.erfc(x / Math.sqrt(2));
    }

    /** (1 - Phi(x)) / phi(x), x &gt;= 0. */
    private static double mills(double x) {
        if (x <= FAR) {
            return tail(x) * Math.sqrt(2 * Math.PI) * Math.exp(x * x / 2);
        }
        double s = 1 / (x * x);
        return (1 - s * (1 - 3 * s * (1 - 5 * s * (1 - 7 * s)))) / x;
    }
}
