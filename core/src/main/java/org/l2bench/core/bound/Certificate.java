package org.l2bench.core.bound;

import org.apache.commons.math3.stat.StatUtils;

/**
 * A bound on the mean error of a randomised classifier that holds with probability 1 - delta - deltaSampling over the bound points and
 * the sampled classifiers, and what it is made of.
 *
 * @param empirical mean error of the sampled classifiers on the bound points
 * @param sampled a bound on the classifier's own error on the bound points, by {@link #empiricalBernstein}
 * @param bound of the error on new points
 */
public record Certificate(double empirical, double sampled, double bound) {
    /**
     * The bound of Langford and Seeger with Maurer's constant, klinv(e, (KL + ln(2 sqrt(n) / delta)) / n) (Maurer 2004), of the error e
     * that {@link #empiricalBernstein} leaves.
     *
     * @param errors of sampled classifiers, each on all bound points; at least two
     * @param divergence KL of the posterior from the prior, in nats; the prior must not depend on the bound points
     * @param points n, the bound points
     * @param delta how often it may fail over the bound points
     * @param deltaSampling how often it may fail over the sampled classifiers
     */
    public static Certificate of(double[] errors, double divergence, long points, double delta, double deltaSampling) {
        double sampled = Math.min(
                1,
                empiricalBernstein(StatUtils.mean(errors), StatUtils.variance(errors), errors.length, deltaSampling));
        return new Certificate(
                StatUtils.mean(errors),
                sampled,
                BinaryKl.inverse(sampled, (divergence + complexity(points, delta)) / points));
    }

    /** ln(2 sqrt(n) / delta): what the bound costs beside the divergence, in nats. */
    public static double complexity(long points, double delta) {
        return Math.log(2 * Math.sqrt((double) points) / delta);
    }

    /**
     * A bound on an expectation from sampled values within [0, 1]: mean + sqrt(2 V ln(2/delta) / M) + 7 ln(2/delta) / (3 (M - 1))
     * (Maurer and Pontil 2009).
     *
     * @param variance V, with M - 1 in the denominator
     * @param samples M, at least 2
     */
    public static double empiricalBernstein(double mean, double variance, int samples, double delta) {
        if (samples < 2) {
            throw new IllegalArgumentException("a variance needs at least 2 samples, had " + samples);
        }
        double confidence = Math.log(2 / delta);
        return mean + Math.sqrt(2 * variance * confidence / samples) + 7 * confidence / (3.0 * (samples - 1));
    }

    /** A bound on the error of one classifier that has not seen the points: klinv(e, ln(1/delta) / n) (Langford 2005). */
    public static double holdOut(double error, long points, double delta) {
        return BinaryKl.inverse(error, Math.log(1 / delta) / points);
    }
}
