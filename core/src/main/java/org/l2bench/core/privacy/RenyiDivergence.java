package org.l2bench.core.privacy;

import java.util.Arrays;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The Renyi divergence of order alpha &gt; 1 that one step of the {@link SubsampledGaussian} costs, between the outcomes with and
 * without one record: log E[L^alpha] / (alpha - 1), L = (1-q) + q exp((2z-1) / (2 sigma^2)), z ~ N(0, sigma^2). Steps add up.
 * (Mironov, Talwar and Zhang, Renyi differential privacy of the sampled Gaussian mechanism, 2019.)
 */
public final class RenyiDivergence {
    private RenyiDivergence() {}

    /** Of any order &gt; 1, in nats; infinite without noise. */
    public static double of(SubsampledGaussian step, double order) {
        if (!(order > 1 && order < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an order must be > 1 and finite, was " + order);
        }
        double sigma = step.noiseMultiplier();
        if (sigma == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (step.samplingRate() == 1) {
            return order / (2 * sigma * sigma);
        }
        return order == Math.rint(order) ? series(step, (int) order) : integral(step, order);
    }

    /**
     * Of an integer order, by the binomial series sum_k binom(alpha,k) (1-q)^(alpha-k) q^k exp((k^2-k) / (2 sigma^2)). Its weights
     * add up to 1, so 1 is taken out and small divergences keep all their digits.
     */
    static double series(SubsampledGaussian step, int order) {
        double q = step.samplingRate();
        double precision = 1 / (2 * step.noiseMultiplier() * step.noiseMultiplier());
        var terms = new double[order - 1];
        for (int k = 2; k <= order; k++) {
            terms[k - 2] = CombinatoricsUtils.binomialCoefficientLog(order, k)
                    + (order - k) * Math.log1p(-q)
                    + k * Math.log(q)
                    + LogSum.lessOne(precision * k * (k - 1.0));
        }
        return LogSum.plusOne(LogSum.of(terms)) / (order - 1);
    }

    /**
     * Of a real order, by the trapezoid rule, which converges faster than any power here; summed in logarithms. As E[L] = 1, it is
     * L^alpha - 1 - alpha (L - 1) that is integrated, never negative, and small divergences keep their digits here too.
     */
    static double integral(SubsampledGaussian step, double order) {
        double sigma = step.noiseMultiplier();
        // L has zeros at a distance of pi sigma^2 from the real axis: for little noise they, not the density, set the
        // spacing.
        double spacing = Math.min(sigma / 10, sigma * sigma / 2);
        double from = -14 * sigma;
        double to = order + 14 * sigma + 1;
        var logs = new double[(int) Math.ceil((to - from) / spacing) + 1];
        Arrays.setAll(logs, i -> {
            double z = from + i * spacing;
            return logExcess(step.loss(z), order) - z * z / (2 * sigma * sigma);
        });
        double log = LogSum.of(logs) + Math.log(spacing / (sigma * Math.sqrt(2 * Math.PI)));
        return LogSum.plusOne(log) / (order - 1);
    }

    /** log(L^alpha - 1 - alpha (L - 1)) of log L. */
    private static double logExcess(double loss, double order) {
        double power = order * loss;
        return power < 1
                ? Math.log(Math.max(Math.expm1(power) - order * Math.expm1(loss), 0))
                // In units of L^alpha: nothing overflows.
                : power + Math.log1p((order - 1) * Math.exp(-power) - order * Math.exp(loss - power));
    }
}
