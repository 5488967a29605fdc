package org.l2bench.datasets.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Decoded images with their labels. The arrays are handed over and handed out without a copy, because they are large:
 * neither the maker nor a reader may write to them afterwards.
 *
 * @param name what the set is called in messages
 * @param pixels unsigned 8-bit, [count, channels, height, width], each from 0 to maxValue
 * @param shape the shape of every image
 * @param maxValue the value that means white: 255 for most sets, 16 for the 8x8 digits
 * @param labels [count], each an index into classNames
 * @param classNames the names of the classes, in the order of their labels
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare content, and sharing is the contract
public record ImageSet(
        String name, byte[] pixels, ImageShape shape, int maxValue, int[] labels, List<String> classNames)
        implements Images {
    public ImageSet {
        classNames = List.copyOf(classNames);
        check(maxValue >= 1 && maxValue <= 255, "%s: maxValue must be from 1 to 255, was %d", name, maxValue);
        long expected = (long) labels.length * shape.size();
        check(
                pixels.length == expected,
                "%s: %d images of shape %s have %d pixel values, but there are %d",
                name,
                labels.length,
                shape,
                expected,
                pixels.length);
        checkPixels(name, pixels, shape, maxValue);
        for (int i = 0; i < labels.length; i++) {
            check(
                    labels[i] >= 0 && labels[i] < classNames.size(),
                    "%s: the label of image %d must be from 0 to %d, was %d",
                    name,
                    i,
                    classNames.size() - 1,
                    labels[i]);
        }
    }

    private static void checkPixels(String name, byte[] pixels, ImageShape shape, int maxValue) {
        if (maxValue == 255) {
            return;
        }
        for (int i = 0; i < pixels.length; i++) {
            int value = Byte.toUnsignedInt(pixels[i]);
            check(
                    value <= maxValue,
                    "%s: pixel values must be from 0 to %d, but image %d has %d",
                    name,
                    maxValue,
                    i / shape.size(),
                    value);
        }
    }

    private static void check(boolean condition, String format, Object... arguments) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, format, arguments));
        }
    }

    public int channels() {
        return shape.channels();
    }

    public int height() {
        return shape.height();
    }

    public int width() {
        return shape.width();
    }

    /** One pixel value, from 0 to maxValue. */
    public int pixel(int image, int channel, int row, int column) {
        return Byte.toUnsignedInt(pixels[((image * channels() + channel) * height() + row) * width() + column]);
    }

    /** The images at these indices, in this order, each as often as it is named. */
    public ImageSet select(int[] indices) {
        int size = shape.size();
        byte[] chosen = new byte[Math.multiplyExact(indices.length, size)];
        int[] chosenLabels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int index = indices[i];
            check(index >= 0 && index < count(), "%s: an index must be from 0 to %d, was %d", name, count() - 1, index);
            System.arraycopy(pixels, index * size, chosen, i * size, size);
            chosenLabels[i] = labels[index];
        }
        return new ImageSet(name, chosen, shape, maxValue, chosenLabels, classNames);
    }

    /** The first images of the set; all of them if there are no more. */
    public ImageSet first(int images) {
        int n = Math.min(images, count());
        return new ImageSet(
                name, Arrays.copyOf(pixels, n * shape.size()), shape, maxValue, Arrays.copyOf(labels, n), classNames);
    }

    /** These images followed by the others; shape, maxValue and classes must be the same. */
    public ImageSet followedBy(ImageSet other) {
        check(
                shape.equals(other.shape) && maxValue == other.maxValue && classNames.equals(other.classNames),
                "%s cannot be followed by %s: shape, maxValue and classes must be the same",
                name,
                other.name);
        byte[] all = Arrays.copyOf(pixels, Math.addExact(pixels.length, other.pixels.length));
        System.arraycopy(other.pixels, 0, all, pixels.length, other.pixels.length);
        int[] allLabels = Arrays.copyOf(labels, labels.length + other.labels.length);
        System.arraycopy(other.labels, 0, allLabels, labels.length, other.labels.length);
        return new ImageSet(name, all, shape, maxValue, allLabels, classNames);
    }

    @Override
    public byte[] image(int index) {
        return Arrays.copyOfRange(pixels, index * shape.size(), (index + 1) * shape.size());
    }

    @Override
    public String fingerprint() {
        ImageFingerprint fingerprint = new ImageFingerprint(this);
        fingerprint.add(pixels);
        return fingerprint.hex();
    }

    @Override
    public ImageSet decoded() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageSet that
                && name.equals(that.name)
                && shape.equals(that.shape)
                && maxValue == that.maxValue
                && classNames.equals(that.classNames)
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(labels) * 31 + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return name + ": " + count() + " images of shape " + shape + ", " + classNames.size() + " classes";
    }
}
