package org.l2bench.core.privacy;

import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * epsilon by the distribution of the privacy loss log(P/Q)(o), o ~ P, of the {@link SubsampledGaussian}: steps add their losses, so
 * the distribution of the sum is a power of the one step's Fourier transform, and delta(epsilon) = E[(1 - exp(epsilon - loss))+]
 * (Koskela, Jalko and Honkela 2020). Tighter than Renyi orders by a tenth or so.
 *
 * <p>Losses are rounded to a grid so that every cell keeps its mass under P and under Q (Doroshenko et al., Connect the dots, 2022):
 * the answer is never too small, but for rounding, and too large by at most about alpha steps spacing^2 / 12, alpha the best Renyi
 * order. The distribution is tilted by exp(lambda loss) before it is transformed and back after it, which puts the answer's part of
 * it where a transform is exact (Esscher): the smallest delta costs no digits.
 */
public final class PrivacyLoss {
    /** What rounding to the grid may add to epsilon. */
    private static final double TOLERANCE = 2e-6;

    private static final int MOST_BINS = 1 << 21;
    /** Mass that may lie outside of the window, of the tilted distribution. */
    private static final double LOG_OUTSIDE = Math.log(1e-15);
    /** Mass beyond the outcomes looked at, as a part of delta; counts as lost privacy. */
    private static final double CUT = 1e-10;

    /** Outcomes z in equal spacing; log mass of each under P and its loss. */
    @SuppressWarnings("ArrayRecordComponent") // bulk numbers of one computation
    private record Outcomes(double[] losses, double[] logMasses) {
        /** log E[exp(lambda loss)]. */
        double cumulant(double lambda) {
            var logs = new double[losses.length];
            Arrays.setAll(logs, i -> logMasses[i] + lambda * losses[i]);
            return LogSum.of(logs);
        }
    }

    private PrivacyLoss() {}

    /**
     * The least epsilon at which the steps are (epsilon, delta)-private, where one record is added or removed: the larger of the two.
     *
     * @param steps &gt;= 0
     * @param delta in (0, 1)
     */
    public static double epsilon(SubsampledGaussian step, long steps, double delta) {
        Composition.check(steps, delta);
        if (steps == 0) {
            return 0;
        }
        if (step.noiseMultiplier() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(epsilon(step, true, steps, delta), epsilon(step, false, steps, delta));
    }

    private static double epsilon(SubsampledGaussian step, boolean removed, long steps, double delta) {
        var coarse = outcomes(step, removed, steps, delta, 200);
        double lambda = tilt(coarse, steps, delta);
        double low = edge(coarse, lambda, steps, -1);
        double high = edge(coarse, lambda, steps, 1);
        double spacing = Math.max(Math.sqrt(12 * TOLERANCE / ((lambda + 1) * steps)), 1.01 * (high - low) / MOST_BINS);
        int bins = Integer.highestOneBit((int) Math.ceil((high - low) / spacing)) * 2;
        var fine = outcomes(step, removed, steps, delta, 20_000);
        double cumulant = fine.cumulant(lambda);
        var sum = power(rounded(fine, lambda, cumulant, spacing, bins), steps);
        long first = (long) Math.floor((low + high) / 2 / spacing) - bins / 2;
        var masses = new double[bins];
        for (int i = 0; i < bins; i++) {
            double tilted = sum[(int) Math.floorMod(first + i, (long) bins)];
            // What rounding leaves below zero is none.
            masses[i] = Math.max(tilted, 0) * Math.exp(steps * cumulant - lambda * (first + i) * spacing);
        }
        return solved(first * spacing, spacing, masses, delta * (1 - CUT));
    }

    /**
     * The outcomes of one step, by the trapezoid rule.
     *
     * @param removed whether P is the mixture, from which the record is removed, or that to which it is added
     * @param perSigma outcomes in one sigma
     */
    private static Outcomes outcomes(SubsampledGaussian step, boolean removed, long steps, double delta, int perSigma) {
        double sigma = step.noiseMultiplier();
        double reach = sigma * Math.sqrt(2 * Math.log(steps / (CUT * delta)));
        double spacing = sigma / perSigma;
        int count = (int) Math.ceil((2 * reach + 1) / spacing) + 1;
        double logScale = -Math.log(perSigma * Math.sqrt(2 * Math.PI));
        var losses = new double[count];
        var logMasses = new double[count];
        for (int i = 0; i < count; i++) {
            double z = -reach + i * spacing;
            double loss = step.loss(z);
            double without = logScale - z * z / (2 * sigma * sigma);
            losses[i] = removed ? loss : -loss;
            logMasses[i] = removed ? without + loss : without;
        }
        return new Outcomes(losses, logMasses);
    }

    /** The lambda of the least Chernoff bound, at which the tilted sum has its middle where epsilon is. */
    private static double tilt(Outcomes outcomes, long steps, double delta) {
        UnivariateFunction bound = log -> {
            double lambda = Math.exp(log);
            return (steps * outcomes.cumulant(lambda) - Math.log(delta)) / lambda;
        };
        var optimum = new BrentOptimizer(1e-4, 1e-6)
                .optimize(
                        new MaxEval(200),
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(bound),
                        new SearchInterval(Math.log(1e-3), Math.log(1e5)));
        return Math.exp(optimum.getPoint());
    }

    /** Where the tilted sum's mass ends on one side, by Chernoff's bound. */
    private static double edge(Outcomes outcomes, double lambda, long steps, int side) {
        double at = outcomes.cumulant(lambda);
        double nearest = Double.POSITIVE_INFINITY;
        for (double t = 1e-4; t < 1e6; t *= 1.5) {
            nearest = Math.min(nearest, (steps * (outcomes.cumulant(lambda + side * t) - at) - LOG_OUTSIDE) / t);
        }
        return side * nearest;
    }

    /** Tilted masses on the grid, losses modulo the window, [bins]. */
    private static double[] rounded(Outcomes outcomes, double lambda, double cumulant, double spacing, int bins) {
        var masses = new double[bins];
        double wholeCell = -Math.expm1(-spacing);
        double upper = Math.exp(lambda * spacing);
        for (int i = 0; i < outcomes.losses.length; i++) {
            double loss = outcomes.losses[i];
            long cell = (long) Math.floor(loss / spacing);
            double above = loss - cell * spacing;
            // The two shares whose masses under P and under Q add up to the outcome's.
            double share = -Math.expm1(-above) / wholeCell;
            double tilted = Math.exp(outcomes.logMasses[i] + lambda * cell * spacing - cumulant);
            masses[(int) Math.floorMod(cell, (long) bins)] += (1 - share) * tilted;
            masses[(int) Math.floorMod(cell + 1, (long) bins)] += share * upper * tilted;
        }
        return masses;
    }

    /** The steps-fold circular convolution of some masses with themselves. */
    private static double[] power(double[] masses, long steps) {
        var transformer = new FastFourierTransformer(DftNormalization.STANDARD);
        var spectrum = transformer.transform(masses, TransformType.FORWARD);
        for (int i = 0; i < spectrum.length; i++) {
            spectrum[i] = power(spectrum[i], steps);
        }
        var sum = transformer.transform(spectrum, TransformType.INVERSE);
        return Arrays.stream(sum).mapToDouble(Complex::getReal).toArray();
    }

    private static Complex power(Complex base, long steps) {
        double re = 1;
        double im = 0;
        double a = base.getReal();
        double b = base.getImaginary();
        for (long rest = steps; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                double product = re * a - im * b;
                im = re * b + im * a;
                re = product;
            }
            double square = a * a - b * b;
            b = 2 * a * b;
            a = square;
        }
        return new Complex(re, im);
    }

    /**
     * The least epsilon &gt;= 0 with delta(epsilon) at most this.
     *
     * @param first the first loss; the others follow at this spacing
     */
    private static double solved(double first, double spacing, double[] masses, double delta) {
        // From the top down: between two losses delta(e) = above - exp(e - loss) aboveByQ, with sums over the losses
        // beyond e, that
        // under Q in units of exp(-loss), so that no epsilon overflows.
        double above = 0;
        double aboveByQ = 0;
        double loss = first + masses.length * spacing;
        for (int i = masses.length - 1; i >= 0; i--) {
            loss = first + i * spacing;
            if (above - aboveByQ > delta) {
                break;
            }
            above += masses[i];
            aboveByQ = (aboveByQ + masses[i]) * Math.exp(-spacing);
            loss -= spacing;
        }
        // Below the window there is mass that the sums lack: its edge is the least that can be answered.
        double beyond = above > delta ? Math.log((above - delta) / aboveByQ) : 0;
        return Math.max(0, loss + Math.max(0, beyond));
    }
}
