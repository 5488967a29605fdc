package org.l2bench.experiments.l2basics;

/**
 * What a scale-invariant row of weights comes to under SGD with coupled L2, with a = 2 eta lambda and uncorrelated gradients
 * (van Laarhoven 2017; Wan et al. 2021; the exact forms for momentum 0 are elementary).
 */
record Equilibrium(double rate, double lambda, double momentum) {
    /** The share of the weights that the penalty takes away in a plain step. */
    double a() {
        return 2 * rate * lambda;
    }

    /** Angle between a row before and after a step: arccos(1 - a), or sqrt(2 a / (1 + mu)) with momentum. */
    double angle() {
        return momentum == 0 ? Math.acos(1 - a()) : Math.sqrt(2 * a() / (1 + momentum));
    }

    /**
     * Fourth power of a row's norm: eta q / (2 lambda (1 - mu) (2 - a / (1 + mu))).
     *
     * @param q mean of |g~|^2, where g~ = |w| g
     */
    double norm4(double q) {
        return rate * q / (2 * lambda * (1 - momentum) * (2 - a() / (1 + momentum)));
    }
}
