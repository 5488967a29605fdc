package org.l2bench.datasets.format;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.l2bench.datasets.format.JpegFile.Colours;
import org.l2bench.datasets.image.ImageShape;

/**
 * One decoded PNG, JPEG, GIF or BMP file.
 *
 * <p>The rule: pixels are the samples as they are stored, as Pillow's {@code convert('RGB')} and so torchvision's
 * {@code ImageFolder} give them. Colour profiles, gamma and the orientation that a camera has noted are not applied; transparency is
 * ignored, so that a transparent pixel has the colour that is stored under it; of 16 bits the upper 8 are taken, of grey ones too (which
 * Pillow cuts at 255); of a GIF the first picture; inks (CMYK, as Adobe stores them) become {@code (255 - ink) (255 - black) / 255}. The content decides on the format, not
 * the name. A file that is cut or damaged, or that a decoder would have to make up parts of, is refused. PNG, GIF and BMP give the
 * same values everywhere; a JPEG may differ by some levels between decoders.
 *
 * @param shape 1 channel for grey files, 3 for all others
 * @param pixels unsigned 8-bit, [channels, height, width]
 */
@SuppressWarnings("ArrayRecordComponent") // carried from a reader to its caller, never compared
public record Picture(ImageShape shape, byte[] pixels) {
    /** A larger picture would not fit into a worker's heap beside the set that it belongs to. */
    static final int LARGEST = 1 << 26;

    /**
     * Decodes a file.
     *
     * @throws FormatException if it is of another format, cut, damaged or of more than 2^26 pixels
     */
    public static Picture read(Content content) {
        return switch (PictureFormat.of(content)) {
            case JPEG -> jpeg(content);
            case PNG -> {
                PictureEnd.requirePng(content);
                yield decoded(content, "png");
            }
            case GIF -> {
                PictureEnd.requireGif(content);
                yield decoded(content, "gif");
            }
            default -> decoded(content, "bmp");
        };
    }

    private static Picture jpeg(Content content) {
        JpegFile file = JpegFile.of(content);
        Content picture = new Content(content.file(), file.picture());
        Colours colours = file.colours();
        return switch (colours) {
            case GREY, YCC, RGB -> decoded(picture, "jpeg");
            case CMYK, YCCK -> decoded(picture, "jpeg", reader -> Inks.rgb(reader.readRaster(0, null), colours));
        };
    }

    private static Picture decoded(Content content, String format) {
        return decoded(content, format, reader -> of(reader.read(0)));
    }

    /** What is done with a reader. */
    private interface Reading {
        Picture by(ImageReader reader) throws IOException;
    }

    private static Picture decoded(Content content, String format, Reading reading) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        Picture picture;
        // In memory, because ImageIO's default is to copy the content to a file first.
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content.bytes()))) {
            reader.setInput(in, true, true);
            requireSize(content, reader.getWidth(0), reader.getHeight(0));
            picture = reading.by(reader);
        } catch (FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // what Java's readers throw at damaged files is of many kinds
            throw broken(content, e.getMessage() == null ? "nothing more is known" : e.getMessage(), e);
        } finally {
            reader.dispose();
        }
        warnings.stream().filter(Picture::isDamage).findFirst().ifPresent(warning -> {
            throw broken(content, warning, null);
        });
        return picture;
    }

    /** Of libjpeg's warnings all but that of needless bytes mean that it has made up a part of the picture. */
    private static boolean isDamage(String warning) {
        String lower = warning.toLowerCase(Locale.ROOT);
        return lower.startsWith("premature end")
                || lower.startsWith("inconsistent progression")
                || (lower.startsWith("corrupt jpeg data") && !lower.contains("extraneous"));
    }

    private static FormatException broken(Content content, String why, Exception cause) {
        String reason = why.lines().findFirst().orElse(why).strip();
        return FormatException.at(
                content.file(), 0, "a broken image (" + reason + ")", "a whole " + PictureFormat.READ, cause);
    }

    private static void requireSize(Content content, int width, int height) {
        if ((long) width * height > LARGEST) {
            throw FormatException.at(
                    content.file(),
                    0,
                    String.format(Locale.ROOT, "a picture of %d x %d pixels", width, height),
                    String.format(Locale.ROOT, "at most %d pixels; make it smaller", LARGEST));
        }
    }

    private static Picture of(BufferedImage image) {
        if (!(image.getColorModel() instanceof ComponentColorModel)) {
            return colours(image);
        }
        Raster raster = image.getRaster();
        boolean grey = raster.getNumBands() <= 2;
        return samples(raster, grey ? 1 : 3);
    }

    /** Raw samples: asking Java for the colour of a pixel would apply its own profile to grey ones. */
    private static Picture samples(Raster raster, int channels) {
        int height = raster.getHeight();
        int width = raster.getWidth();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        byte[] pixels = new byte[channels * height * width];
        int[] line = new int[width];
        int at = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < height; row++) {
                raster.getSamples(0, row, width, 1, channel, line);
                for (int column = 0; column < width; column++) {
                    pixels[at++] = (byte) (line[column] >> shift);
                }
            }
        }
        return new Picture(new ImageShape(channels, height, width), pixels);
    }

    /** Palettes, and colours that share a number. */
    private static Picture colours(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        int area = height * width;
        byte[] pixels = new byte[3 * area];
        int[] line = new int[width];
        for (int row = 0; row < height; row++) {
            image.getRGB(0, row, width, 1, line, 0, width);
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                pixels[at] = (byte) (line[column] >> 16);
                pixels[area + at] = (byte) (line[column] >> 8);
                pixels[2 * area + at] = (byte) line[column];
            }
        }
        return new Picture(new ImageShape(3, height, width), pixels);
    }
}
