package org.l2bench.datasets.format;

import java.util.List;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

/**
 * The binary version of CIFAR: records of one label byte (CIFAR-10) or a coarse and a fine label byte (CIFAR-100), then 3072
 * pixel values: the red, the green and the blue plane of 32x32, row by row. No header, no compression.
 */
public final class CifarBinary {
    private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

    private CifarBinary() {}

    /** Bytes of a file of so many images. */
    public static int length(int labelBytes, int images) {
        return Math.multiplyExact(labelBytes + SHAPE.size(), images);
    }

    /**
     * Reads files one after the other.
     *
     * @param labelBytes before the pixels of each record: 1 for CIFAR-10, 2 for CIFAR-100, of which the last is taken
     */
    public static ImageSet read(String name, List<Content> files, int labelBytes, List<String> classNames) {
        int record = labelBytes + SHAPE.size();
        int count = 0;
        for (Content file : files) {
            int whole = file.bytes().length / record;
            int rest = file.bytes().length % record;
            if (rest != 0 || whole == 0) {
                throw FormatException.at(
                        file.file(), (long) whole * record, rest + " bytes", "records of " + record + " bytes each");
            }
            count += whole;
        }
        byte[] pixels = new byte[Math.multiplyExact(count, SHAPE.size())];
        int[] labels = new int[count];
        int image = 0;
        for (Content file : files) {
            for (int start = 0; start < file.bytes().length; start += record) {
                int at = start + labelBytes - 1;
                labels[image] = Byte.toUnsignedInt(file.bytes()[at]);
                if (labels[image] >= classNames.size()) {
                    throw FormatException.at(
                            file.file(), at, "label " + labels[image], "0 to " + (classNames.size() - 1));
                }
                System.arraycopy(file.bytes(), start + labelBytes, pixels, image * SHAPE.size(), SHAPE.size());
                image++;
            }
        }
        return new ImageSet(name, pixels, SHAPE, 255, labels, classNames);
    }
}
