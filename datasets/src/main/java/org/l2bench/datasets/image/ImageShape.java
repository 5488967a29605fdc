package org.l2bench.datasets.image;

import java.util.Locale;

/**
 * The shape of one image.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param height rows in pixels
 * @param width columns in pixels
 */
public record ImageShape(int channels, int height, int width) {
    public ImageShape {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels must be 1 (grey) or 3 (red, green, blue), was " + channels);
        }
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "height and width must be >= 1, were %d and %d", height, width));
        }
    }

    /** Pixels in one channel. */
    public int area() {
        return Math.multiplyExact(height, width);
    }

    /** Numbers in one image: channels × height × width. */
    public int size() {
        return Math.multiplyExact(channels, area());
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
