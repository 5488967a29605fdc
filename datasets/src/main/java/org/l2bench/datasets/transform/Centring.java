package org.l2bench.datasets.transform;

import org.l2bench.datasets.image.ImageSet;

/** Moves drawings to the middle of their image. */
public final class Centring {
    private Centring() {}

    /**
     * Each grey image shifted by whole pixels so that the centre of its bounding box is the centre of the image; an offset
     * that ends in a half is rounded towards the top left. The bounding box holds the pixels brighter than a tenth of
     * maxValue. What moves in from outside is 0, what moves out is lost (only pixels outside the box can), and an image
     * without a bounding box stays as it is.
     */
    public static ImageSet byBoundingBox(ImageSet set) {
        if (set.channels() != 1) {
            throw new IllegalArgumentException(
                    set.name() + ": centring needs grey images, these have " + set.channels() + " channels");
        }
        byte[] centred = new byte[set.pixels().length];
        for (int image = 0; image < set.count(); image++) {
            shift(set, image, centred);
        }
        return new ImageSet(set.name(), centred, set.shape(), set.maxValue(), set.labels(), set.classNames());
    }

    private static void shift(ImageSet set, int image, byte[] target) {
        int height = set.height();
        int width = set.width();
        int top = height;
        int bottom = -1;
        int left = width;
        int right = -1;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (10 * set.pixel(image, 0, row, column) > set.maxValue()) {
                    top = Math.min(top, row);
                    bottom = row;
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                }
            }
        }
        boolean empty = bottom < 0;
        // The centres are (top + bottom) / 2 and (height - 1) / 2; the floor of the difference rounds towards the top.
        int down = empty ? 0 : Math.floorDiv(height - 1 - top - bottom, 2);
        int across = empty ? 0 : Math.floorDiv(width - 1 - left - right, 2);
        int start = image * height * width;
        for (int row = Math.max(0, down); row < Math.min(height, height + down); row++) {
            int from = Math.max(0, across);
            int to = Math.min(width, width + across);
            System.arraycopy(
                    set.pixels(),
                    start + (row - down) * width + from - across,
                    target,
                    start + row * width + from,
                    to - from);
        }
    }
}
