package org.l2bench.datasets.transform;

import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.image.LazyImages;

/**
 * Images in another shape: first the channels, then the size. All in whole numbers, so that the bytes are the same on
 * every machine.
 *
 * <ul>
 *   <li>Colour to grey: (299 R + 587 G + 114 B) / 1000, rounded half up (the weights of ITU-R BT.601). Grey to colour:
 *       three equal channels.
 *   <li>Size: the centre square (of an odd surplus, the smaller half is cut at the top or left), then the area average:
 *       each new pixel is the mean of what it covers, rounded half up. For a larger size this repeats pixels, with a blend
 *       where a new pixel covers two.
 * </ul>
 */
public final class Reshape {
    private static final int RED = 299;
    private static final int GREEN = 587;
    private static final int BLUE = 114;

    private Reshape() {}

    /** The same set with images of the shape, which must be square; the set itself if it has the shape already. */
    public static ImageSet to(ImageShape shape, ImageSet set) {
        return lazily(shape, set).decoded();
    }

    /** As {@link #to(ImageShape, ImageSet)}, each image when it is asked for. */
    public static Images lazily(ImageShape shape, Images set) {
        if (set.shape().equals(shape)) {
            return set;
        }
        return new LazyImages(
                set.name(),
                shape,
                set.maxValue(),
                set.labels(),
                set.classNames(),
                i -> image(set.image(i), 0, set.shape(), shape));
    }

    /**
     * One image in another shape.
     *
     * @param pixels holds the image, [channels, height, width], from offset on
     * @param from the shape of the image
     * @param to the shape of the result, square
     * @return [channels, height, width] of the result
     */
    public static byte[] image(byte[] pixels, int offset, ImageShape from, ImageShape to) {
        if (to.height() != to.width()) {
            throw new IllegalArgumentException("images are scaled to squares only, not to " + to);
        }
        byte[] channels = withChannels(pixels, offset, from, to.channels());
        byte[] result = new byte[to.size()];
        for (int channel = 0; channel < to.channels(); channel++) {
            scale(channels, channel * from.area(), from, result, channel * to.area(), to.height());
        }
        return result;
    }

    private static byte[] withChannels(byte[] pixels, int offset, ImageShape from, int channels) {
        int area = from.area();
        byte[] result = new byte[channels * area];
        if (from.channels() == channels) {
            System.arraycopy(pixels, offset, result, 0, result.length);
            return result;
        }
        if (channels == 3) {
            for (int channel = 0; channel < 3; channel++) {
                System.arraycopy(pixels, offset, result, channel * area, area);
            }
            return result;
        }
        for (int i = 0; i < area; i++) {
            int weighted = weighted(
                    Byte.toUnsignedInt(pixels[offset + i]),
                    Byte.toUnsignedInt(pixels[offset + area + i]),
                    Byte.toUnsignedInt(pixels[offset + 2 * area + i]));
            result[i] = (byte) ((weighted + 500) / 1000);
        }
        return result;
    }

    /** A thousand times the grey value of a colour, before any rounding. */
    public static int weighted(int red, int green, int blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    private static void scale(byte[] source, int offset, ImageShape from, byte[] target, int targetOffset, int side) {
        int square = Math.min(from.height(), from.width());
        int origin = offset + (from.height() - square) / 2 * from.width() + (from.width() - square) / 2;
        // In units of 1 / (square * side): an old pixel is `side` long, a new one `square`, so every overlap is whole.
        long covered = (long) square * square;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                long sum = 0;
                for (int y = row * square / side; y * side < (row + 1) * square; y++) {
                    long tall = overlap(y, side, row, square);
                    for (int x = column * square / side; x * side < (column + 1) * square; x++) {
                        long wide = overlap(x, side, column, square);
                        sum += tall * wide * Byte.toUnsignedInt(source[origin + y * from.width() + x]);
                    }
                }
                target[targetOffset + row * side + column] = (byte) ((2 * sum + covered) / (2 * covered));
            }
        }
    }

    /** How much of an old pixel a new one covers, where both are as long as given; negative if they are apart. */
    static long overlap(long oldPixel, long oldLength, long newPixel, long newLength) {
        return Math.min((oldPixel + 1) * oldLength, (newPixel + 1) * newLength)
                - Math.max(oldPixel * oldLength, newPixel * newLength);
    }
}
