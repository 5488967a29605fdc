package org.l2bench.datasets.transform;

import org.l2bench.datasets.image.ImageSet;

/**
 * Square images in another size by area averaging, as {@link Reshape}, but without rounding to whole numbers, so that the mean
 * intensity of every image stays what it was.
 */
public final class AreaAverage {
    private AreaAverage() {}

    /**
     * Every image in the new size.
     *
     * @param set square images
     * @return [count, channels, side, side] in row-major order, each from 0 (black) to 1 (the set's maxValue)
     */
    public static float[] of(ImageSet set, int side) {
        if (set.height() != set.width()) {
            throw new IllegalArgumentException(
                    set.name() + ": area averaging needs square images, these have shape " + set.shape());
        }
        var shares = shares(set.width(), side);
        var result = new float[Math.multiplyExact(set.count() * set.channels(), side * side)];
        int area = set.shape().area();
        for (int plane = 0; plane < set.count() * set.channels(); plane++) {
            average(set.pixels(), plane * area, set.width(), shares, set.maxValue(), result, plane * side * side);
        }
        return result;
    }

    /** The share of each old pixel in each new one, along one axis: [side][old], rows sum to 1. */
    private static double[][] shares(int old, int side) {
        var shares = new double[side][old];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < old; j++) {
                // In units of 1 / (old * side) an old pixel is `side` long and a new one `old`, so every overlap is
                // whole.
                shares[i][j] = Math.max(0, Reshape.overlap(j, side, i, old)) / (double) old;
            }
        }
        return shares;
    }

    private static void average(
            byte[] pixels, int from, int old, double[][] shares, int maxValue, float[] result, int to) {
        int side = shares.length;
        var rows = new double[side][old];
        for (int i = 0; i < side; i++) {
            for (int y = i * old / side; y < old && y * side < (i + 1) * old; y++) {
                for (int x = 0; x < old; x++) {
                    rows[i][x] += shares[i][y] * Byte.toUnsignedInt(pixels[from + y * old + x]);
                }
            }
        }
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double sum = 0;
                for (int x = j * old / side; x < old && x * side < (j + 1) * old; x++) {
                    sum += shares[j][x] * rows[i][x];
                }
                result[to + i * side + j] = (float) (sum / maxValue);
            }
        }
    }
}
