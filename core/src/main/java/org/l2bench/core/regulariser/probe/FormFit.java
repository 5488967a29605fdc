package org.l2bench.core.regulariser.probe;

/**
 * How well a shape of penalty explains weights.
 *
 * @param lambda of the best fit
 * @param lowest the least lambda that explains them as well; for smooth losses it is {@code lambda}
 * @param highest the largest one
 * @param unexplained the share of the loss's gradient that the penalty leaves, from 0 to 1
 * @param distance of the weights from the optimum at {@code lambda}, relative to it, each weight times its feature's deviation;
 *     NaN where it is not computed
 */
public record FormFit(Form form, double lambda, double lowest, double highest, double unexplained, double distance) {
    static FormFit of(Form form, double lambda, double unexplained, double distance) {
        return new FormFit(form, lambda, lambda, lambda, unexplained, distance);
    }
}
