package org.l2bench.datasets.format;

import java.awt.image.Raster;
import org.l2bench.datasets.format.JpegFile.Colours;
import org.l2bench.datasets.image.ImageShape;

/**
 * JPEGs in four inks, as Adobe stores them: inverted, so that 255 is no ink. Java gives their samples as they are stored. The
 * arithmetic is that of libjpeg (YCbCr to RGB in 16 bits of fraction) and of Pillow (ink to light).
 */
final class Inks {
    private static final int HALF = 1 << 15;
    private static final int RED_OF_CR = 91881; // 1.40200 in 1 / 65536
    private static final int GREEN_OF_CB = 22554; // 0.34414
    private static final int GREEN_OF_CR = 46802; // 0.71414
    private static final int BLUE_OF_CB = 116130; // 1.77200

    private Inks() {}

    /** The colours of a raster of four bands. */
    static Picture rgb(Raster raster, Colours colours) {
        int height = raster.getHeight();
        int width = raster.getWidth();
        int area = height * width;
        byte[] pixels = new byte[3 * area];
        int[] line = new int[4 * width];
        for (int row = 0; row < height; row++) {
            raster.getPixels(0, row, width, 1, line);
            for (int column = 0; column < width; column++) {
                int[] light = colours == Colours.YCCK ? inverted(line, 4 * column) : line(line, 4 * column);
                int white = line[4 * column + 3];
                for (int channel = 0; channel < 3; channel++) {
                    pixels[channel * area + row * width + column] =
                            (byte) Math.max(0, white - share(255 - light[channel], white));
                }
            }
        }
        return new Picture(new ImageShape(3, height, width), pixels);
    }

    private static int[] line(int[] line, int at) {
        return new int[] {line[at], line[at + 1], line[at + 2]};
    }

    /** What libjpeg makes of YCCK: the inks are 255 less the RGB of the three components. */
    private static int[] inverted(int[] line, int at) {
        int y = line[at];
        int cb = line[at + 1] - 128;
        int cr = line[at + 2] - 128;
        return new int[] {
            255 - clipped(y + ((RED_OF_CR * cr + HALF) >> 16)),
            255 - clipped(y + ((-GREEN_OF_CB * cb - GREEN_OF_CR * cr + HALF) >> 16)),
            255 - clipped(y + ((BLUE_OF_CB * cb + HALF) >> 16))
        };
    }

    private static int clipped(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** a b / 255, rounded. */
    private static int share(int a, int b) {
        int product = a * b + 128;
        return ((product >> 8) + product) >> 8;
    }
}
