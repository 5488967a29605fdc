package org.l2bench.core.regulariser.probe;

import org.l2bench.core.regulariser.convention.Loss;

/** The mean loss of a linear model, its gradient and curvature, with respect to f = w'x + b. */
final class MeanLoss {
    private MeanLoss() {}

    /** The derivative of one row's loss. */
    static double slope(Loss loss, double label, double f) {
        return switch (loss) {
            case SQUARED -> 2 * (f - label);
            case LOG -> -label / (1 + Math.exp(label * f));
            case HINGE -> label * f < 1 ? -label : 0;
            case SQUARED_HINGE, EPSILON_INSENSITIVE, POISSON, SQUARED_PROBABILITY, PARTIAL_LIKELIHOOD, ANY ->
                throw new IllegalArgumentException("the loss must be squared, log or hinge, was " + loss);
        };
    }

    /** The second derivative of one row's loss. */
    static double curvature(Loss loss, double label, double f) {
        if (loss == Loss.SQUARED) {
            return 2;
        }
        var p = 1 / (1 + Math.exp(-label * f));
        return p * (1 - p);
    }

    /**
     * The curvature of the mean over rows: for each feature in units of its deviation, then for the intercept; 0 for columns that are
     * constant.
     */
    static double[][] curvature(Loss loss, Sample sample, Fitted fitted) {
        var width = sample.width();
        var sum = new double[width + 1][width + 1];
        var scaled = new double[width + 1];
        scaled[width] = 1;
        for (var i = 0; i < sample.rows(); i++) {
            var row = sample.features()[i];
            var curvature = curvature(loss, sample.labels()[i], fitted.predict(row)) / sample.rows();
            for (var j = 0; j < width; j++) {
                scaled[j] = sample.isConstant(j) ? 0 : row[j] / sample.deviation(j);
            }
            for (var a = 0; a <= width; a++) {
                for (var b = 0; b <= width; b++) {
                    sum[a][b] += curvature * scaled[a] * scaled[b];
                }
            }
        }
        return sum;
    }

    /** The gradient of the mean over rows: one number per feature, then the intercept's. */
    static double[] gradient(Loss loss, Sample sample, Fitted fitted) {
        var gradient = new double[sample.width() + 1];
        for (var i = 0; i < sample.rows(); i++) {
            var row = sample.features()[i];
            var slope = slope(loss, sample.labels()[i], fitted.predict(row)) / sample.rows();
            for (var j = 0; j < row.length; j++) {
                gradient[j] += slope * row[j];
            }
            gradient[row.length] += slope;
        }
        return gradient;
    }
}
