package org.l2bench.core.image;

import java.util.function.ToDoubleFunction;

/**
 * Convolution with exp(-x^2 / (2 sigma^2)), cut off at 4 sigma and normalised, along rows and then along columns. Beyond its edge an image
 * is mirrored, the edge between two pixels.
 *
 * @param sigma in pixels; 0 leaves images as they are
 */
public record GaussianFilter(double sigma) {
    private static final double CUT = 4;
    private static final int BISECTIONS = 20;

    public GaussianFilter {
        if (!(sigma >= 0 && Double.isFinite(sigma))) {
            throw new IllegalArgumentException("sigma must be finite and >= 0, was " + sigma);
        }
    }

    public GreyImages apply(GreyImages images) {
        return sigma == 0 ? images : along(along(images, false), true);
    }

    private double[] weights() {
        int radius = (int) (CUT * sigma + 0.5);
        var weights = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double x = (i - radius) / sigma;
            weights[i] = StrictMath.exp(-x * x / 2);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private GreyImages along(GreyImages images, boolean columns) {
        var weights = weights();
        int radius = weights.length / 2;
        int n = images.size();
        var filtered = new float[images.pixels().length];
        for (int image = 0; image < images.count(); image++) {
            for (int row = 0; row < n; row++) {
                for (int column = 0; column < n; column++) {
                    double sum = 0;
                    for (int i = -radius; i <= radius; i++) {
                        float value = columns
                                ? images.at(image, mirrored(row + i, n), column)
                                : images.at(image, row, mirrored(column + i, n));
                        sum += weights[i + radius] * value;
                    }
                    filtered[images.index(image, row, column)] = (float) sum;
                }
            }
        }
        return new GreyImages(images.count(), n, filtered);
    }

    /** d c b a | a b c d | d c b a. */
    private static int mirrored(int at, int n) {
        int place = Math.floorMod(at, 2 * n);
        return place < n ? place : 2 * n - 1 - place;
    }

    /**
     * The narrowest filter with which a measure of the filtered images comes down to a value, by bisection: 0 if it is there without a
     * filter, and the filter with the least measure if none comes so far down.
     *
     * @param most the widest sigma that is tried
     * @param steps the measure is looked at after so many equal steps of sigma, and bisected between the first two that enclose the value
     */
    public static GaussianFilter reaching(
            double value, GreyImages images, ToDoubleFunction<GreyImages> measure, double most, int steps) {
        double before = 0;
        double least = measure.applyAsDouble(images);
        double best = 0;
        if (least <= value) {
            return new GaussianFilter(0);
        }
        for (int step = 1; step <= steps; step++) {
            double sigma = most * step / steps;
            double measured = measure.applyAsDouble(new GaussianFilter(sigma).apply(images));
            if (measured <= value) {
                return bisected(value, images, measure, before, sigma);
            }
            if (measured < least) {
                least = measured;
                best = sigma;
            }
            before = sigma;
        }
        return new GaussianFilter(best);
    }

    /** Above the value at the one end, not above it at the other. */
    private static GaussianFilter bisected(
            double value, GreyImages images, ToDoubleFunction<GreyImages> measure, double above, double below) {
        double low = above;
        double high = below;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (measure.applyAsDouble(new GaussianFilter(middle).apply(images)) <= value) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new GaussianFilter(high);
    }
}
