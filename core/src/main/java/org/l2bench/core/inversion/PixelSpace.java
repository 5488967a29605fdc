package org.l2bench.core.inversion;

import java.util.Arrays;

/**
 * The images that a classifier takes: their shape and the values that a pixel can have, as the classifier sees them, after any
 * normalisation.
 *
 * @param height in pixels
 * @param width in pixels
 * @param lowest of each channel; not copied
 * @param highest of each channel; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to what descends in it, never compared
public record PixelSpace(int height, int width, double[] lowest, double[] highest) {
    public PixelSpace {
        boolean ordered = lowest.length == highest.length;
        for (int c = 0; ordered && c < lowest.length; c++) {
            ordered = lowest[c] < highest[c];
        }
        if (height < 1 || width < 1 || lowest.length == 0 || !ordered) {
            throw new IllegalArgumentException(
                    "images need a height and width >= 1 and for every channel a lowest value below the"
                            + " highest, were " + height + " x " + width + ", " + Arrays.toString(lowest) + " and "
                            + Arrays.toString(highest));
        }
    }

    /** Of pixels in [0, 1] that a classifier sees as (pixel - mean) / std, of each channel. */
    public static PixelSpace normalised(int height, int width, double[] means, double[] stds) {
        var lowest = new double[means.length];
        var highest = new double[means.length];
        Arrays.setAll(lowest, c -> -means[c] / stds[c]);
        Arrays.setAll(highest, c -> (1 - means[c]) / stds[c]);
        return new PixelSpace(height, width, lowest, highest);
    }

    public int channels() {
        return lowest.length;
    }

    /** Numbers in one image. */
    public int size() {
        return channels() * height * width;
    }
}
