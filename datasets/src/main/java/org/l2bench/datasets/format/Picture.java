package org.l2bench.datasets.format;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.l2bench.datasets.image.ImageShape;

/**
 * One decoded PNG or JPEG file. PNG gives the same values everywhere; the last bit of a JPEG may depend on the JDK's
 * decoder.
 *
 * @param shape 1 channel for grey files, 3 for all others
 * @param pixels unsigned 8-bit, [channels, height, width]
 */
@SuppressWarnings("ArrayRecordComponent") // carried from a reader to its caller, never compared
public record Picture(ImageShape shape, byte[] pixels) {
    /** Decodes a file. Transparency is ignored; of 16-bit grey values the upper 8 bits are taken. */
    public static Picture read(Content content) {
        requireEnd(content);
        BufferedImage image;
        try {
            // In memory, because ImageIO's default is to copy the content to a file first. It closes this stream
            // itself.
            image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(content.bytes())));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw FormatException.at(content.file(), 0, "a broken image (" + e.getMessage() + ")", "PNG or JPEG", e);
        }
        if (image == null) {
            throw FormatException.at(content.file(), 0, "an image that this JDK cannot decode", "PNG or JPEG");
        }
        boolean grey = image.getRaster().getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
        return grey ? grey(image) : colour(image);
    }

    /** Java fills what a truncated JPEG lacks with grey and reports nothing, so the mark of the end is looked for here. */
    private static void requireEnd(Content content) {
        byte[] bytes = content.bytes();
        boolean png = startsWith(bytes, 0x89, 'P', 'N', 'G');
        boolean jpeg = startsWith(bytes, 0xff, 0xd8);
        if (!png && !jpeg) {
            throw FormatException.at(content.file(), 0, "bytes of another format", "PNG or JPEG");
        }
        // A JPEG's thumbnail has an end of its own, but before the last start of data; neither mark occurs within data.
        boolean complete =
                png ? last(bytes, 'I', 'E', 'N', 'D') > 0 : last(bytes, 0xff, 0xd9) > last(bytes, 0xff, 0xda);
        if (!complete) {
            throw FormatException.at(
                    content.file(), bytes.length, "the end of the file", "the rest of the image and its end mark");
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        return bytes.length >= mark.length && matches(bytes, 0, mark);
    }

    /** The last place of the mark, -1 if there is none. */
    private static int last(byte[] bytes, int... mark) {
        for (int i = bytes.length - mark.length; i >= 0; i--) {
            if (matches(bytes, i, mark)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int offset, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (Byte.toUnsignedInt(bytes[offset + i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Raw samples: asking Java for the colour of a grey pixel would change its brightness. */
    private static Picture grey(BufferedImage image) {
        Raster raster = image.getRaster();
        int height = image.getHeight();
        int width = image.getWidth();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        byte[] pixels = new byte[height * width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                pixels[row * width + column] = (byte) (raster.getSample(column, row, 0) >> shift);
            }
        }
        return new Picture(new ImageShape(1, height, width), pixels);
    }

    private static Picture colour(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        int area = height * width;
        int[] colours = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] pixels = new byte[3 * area];
        for (int i = 0; i < area; i++) {
            pixels[i] = (byte) (colours[i] >> 16);
            pixels[area + i] = (byte) (colours[i] >> 8);
            pixels[2 * area + i] = (byte) colours[i];
        }
        return new Picture(new ImageShape(3, height, width), pixels);
    }
}
