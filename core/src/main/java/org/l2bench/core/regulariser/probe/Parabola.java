package org.l2bench.core.regulariser.probe;

import org.l2bench.core.regulariser.convention.Loss;

/**
 * Mean squared errors, whose gradient at one point and curvature say where they are least beside any penalty: the rows need not be
 * read again for each.
 *
 * @param gradient at the weights that were fitted
 * @param curvature with features in units of their deviations
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, never compared
record Parabola(double[] gradient, double[][] curvature) {
    static Parabola of(Sample sample, Fitted fitted) {
        return new Parabola(
                MeanLoss.gradient(Loss.SQUARED, sample, fitted), MeanLoss.curvature(Loss.SQUARED, sample, fitted));
    }
}
