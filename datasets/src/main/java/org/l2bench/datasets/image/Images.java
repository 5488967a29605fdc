package org.l2bench.datasets.image;

import java.util.List;
import java.util.Locale;
import org.l2bench.core.setting.InvalidSettings;

/**
 * Images with their labels: in memory as an {@link ImageSet}, or decoded one by one whenever they are asked for, so that a set of
 * any size can be counted and hashed in little memory.
 */
public interface Images {
    /** Bytes of the largest array. */
    int LARGEST = Integer.MAX_VALUE - 8;

    /** What the set is called in messages. */
    String name();

    /** The shape of every image. */
    ImageShape shape();

    /** The value that means white. */
    int maxValue();

    /** [count], each an index into the names of the classes; not to be written to. */
    int[] labels();

    /** The names of the classes, in the order of their labels. */
    List<String> classNames();

    /** Unsigned 8-bit values of one image, [channels, height, width]. */
    byte[] image(int index);

    /** The number of images. */
    default int count() {
        return labels().length;
    }

    /** How many images each class has, in the order of the labels. */
    default int[] countsPerClass() {
        int[] counts = new int[classNames().size()];
        for (int label : labels()) {
            counts[label]++;
        }
        return counts;
    }

    /** SHA-256 of the decoded content, see {@link ImageFingerprint}. */
    default String fingerprint() {
        ImageFingerprint fingerprint = new ImageFingerprint(this);
        for (int i = 0; i < count(); i++) {
            fingerprint.add(image(i));
        }
        return fingerprint.hex();
    }

    /**
     * All of them in memory.
     *
     * @throws InvalidSettings if they are more than one array can hold
     */
    default ImageSet decoded() {
        int size = shape().size();
        long bytes = (long) count() * size;
        if (bytes > LARGEST) {
            throw new InvalidSettings(List.of(String.format(
                    Locale.ROOT,
                    "%s: %,d images of %s are %,d bytes, and a set in memory may have %,d; take fewer or smaller ones",
                    name(),
                    count(),
                    shape(),
                    bytes,
                    LARGEST)));
        }
        byte[] pixels = new byte[(int) bytes];
        for (int i = 0; i < count(); i++) {
            System.arraycopy(image(i), 0, pixels, i * size, size);
        }
        return new ImageSet(name(), pixels, shape(), maxValue(), labels(), classNames());
    }
}
