package org.l2bench.core.regulariser.probe;

/**
 * An L1 penalty that, beside the quadratic one, explains weights which a quadratic one alone does not.
 *
 * @param lambda of the quadratic part
 * @param strength of the sum of absolute weights
 * @param scaled whether both are on features in their deviations
 */
public record L1Part(double lambda, double strength, boolean scaled) {}
