package org.l2bench.core.linear;

import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * What lambda sum_l |W_l|_F^2 does to a deep linear network's product A = W_L ... W_1, direction by direction: the least sum over all
 * factorisations of A is L sum_i s_i(A)^(2/L), a Schatten quasi-norm with exponent 2/L. With the loss (s - s*)^2 / n_out of a
 * direction, its non-zero stationary points solve s^(1 - 2/L) (s* - s) = n_out lambda, and those that are local minima are the
 * larger roots (Jacot et al. 2021, version 1; the limits follow by elementary calculus).
 *
 * @param depth L, at least 2
 */
public record SchattenPenalty(int depth) {
    private static final double ACCURACY = 1e-14;
    private static final int EVALUATIONS = 1000;

    public SchattenPenalty {
        if (depth < 2) {
            throw new IllegalArgumentException("the depth must be at least 2, was " + depth);
        }
    }

    /** L sum_i s_i^(2/L): the least penalty of all factorisations of a map with these singular values. */
    public double of(double... singularValues) {
        double sum = 0;
        for (double s : singularValues) {
            sum += Math.pow(s, 2.0 / depth);
        }
        return depth * sum;
    }

    /** The largest n_out lambda at which a direction of the target has a local minimum other than 0. */
    public double existenceLimit(double target) {
        return strength(target, target * (depth - 2) / (2.0 * depth - 2));
    }

    /** The largest n_out lambda at which that local minimum is the global one; for L = 2 the only one. */
    public double globalLimit(double target) {
        double touching = target * (depth - 2) / (depth - 1.0);
        return Math.pow(touching, exponent()) * target / (depth - 1);
    }

    /**
     * The non-zero local minimum of a direction; empty beyond {@link #existenceLimit}.
     *
     * @param target s*, the singular value of the target, &gt; 0
     * @param strength n_out lambda, &gt;= 0
     */
    public OptionalDouble localMinimum(double target, double strength) {
        if (strength > existenceLimit(target) || (depth == 2 && strength >= target)) {
            return OptionalDouble.empty();
        }
        if (strength == 0) {
            return OptionalDouble.of(target);
        }
        double turning = target * (depth - 2) / (2.0 * depth - 2);
        if (strength(target, turning) == strength) {
            return OptionalDouble.of(turning);
        }
        return OptionalDouble.of(new BrentSolver(ACCURACY, ACCURACY * target, ACCURACY)
                .solve(EVALUATIONS, s -> strength(target, s) - strength, turning, target));
    }

    /** n_out lambda for which s is stationary. */
    private double strength(double target, double s) {
        return Math.pow(s, exponent()) * (target - s);
    }

    private double exponent() {
        return 1 - 2.0 / depth;
    }
}
