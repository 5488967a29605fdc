package org.l2bench.datasets.format;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;

/**
 * IDX, the format of MNIST: two zero bytes, the type (8 = unsigned byte), the number of dimensions, each dimension as a
 * big-endian 32-bit integer, then the values with the last dimension fastest. Only unsigned bytes are read.
 *
 * @param file what the file is called in messages
 * @param dimensions from slowest to fastest
 * @param values unsigned bytes, as many as the product of the dimensions
 */
@SuppressWarnings("ArrayRecordComponent") // carried from a reader to its caller, never compared
public record Idx(String file, List<Integer> dimensions, byte[] values) {
    private static final int UNSIGNED_BYTE = 8;

    public Idx {
        dimensions = List.copyOf(dimensions);
    }

    /** Reads a file with this number of dimensions; anything missing, superfluous or different is an error. */
    public static Idx read(Content content, int rank) {
        byte[] bytes = content.bytes();
        String file = content.file();
        int header = 4 + 4 * rank;
        if (bytes.length < header) {
            throw FormatException.at(
                    file, bytes.length, "the end of the file", "an IDX header of " + header + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int magic = buffer.getInt();
        int expectedMagic = UNSIGNED_BYTE << 8 | rank;
        if (magic != expectedMagic) {
            throw FormatException.at(
                    file, 0, hex(magic), hex(expectedMagic) + " (unsigned bytes in " + rank + " dimensions)");
        }
        Integer[] dimensions = new Integer[rank];
        long size = 1;
        long nonEmpty = 1; // what a dimension of 0 would hide
        for (int i = 0; i < rank; i++) {
            dimensions[i] = buffer.getInt();
            nonEmpty *= Math.max(1, dimensions[i]);
            if (dimensions[i] < 0 || nonEmpty > Integer.MAX_VALUE) {
                throw FormatException.at(
                        file,
                        4 + 4L * i,
                        "dimension " + dimensions[i] + " of " + Arrays.toString(Arrays.copyOf(dimensions, i + 1)),
                        "at most 2^31 - 1 values in all");
            }
            size *= dimensions[i];
        }
        long expectedLength = header + size;
        if (bytes.length < expectedLength) {
            throw FormatException.at(
                    file,
                    bytes.length,
                    "the end of the file",
                    expectedLength + " bytes for dimensions " + Arrays.toString(dimensions));
        }
        if (bytes.length > expectedLength) {
            throw FormatException.at(
                    file,
                    expectedLength,
                    bytes.length - expectedLength + " further bytes",
                    "the end of the file after dimensions " + Arrays.toString(dimensions));
        }
        return new Idx(file, List.of(dimensions), Arrays.copyOfRange(bytes, header, bytes.length));
    }

    /** Bytes of a file with so many values in so many dimensions. */
    public static int length(int rank, int values) {
        return Math.addExact(4 + 4 * rank, values);
    }

    private static String hex(int value) {
        return String.format("0x%08x", value);
    }

    /** The content of a file with these dimensions and values: the inverse of {@link #read}. */
    public static byte[] write(List<Integer> dimensions, byte[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.size() + values.length);
        buffer.putInt(UNSIGNED_BYTE << 8 | dimensions.size());
        dimensions.forEach(buffer::putInt);
        return buffer.put(values).array();
    }

    /**
     * Grey images from a file of three dimensions (count, height, width) and their labels from a file of one.
     *
     * @param maxValue the value that means white
     */
    public static ImageSet images(String name, Content images, Content labels, int maxValue, List<String> classNames) {
        Idx pixels = read(images, 3);
        Idx classes = read(labels, 1);
        int count = pixels.dimensions().get(0);
        if (classes.values().length != count) {
            throw FormatException.at(
                    classes.file(),
                    4,
                    classes.values().length + " labels",
                    count + ", the number of images in " + pixels.file());
        }
        for (int i = 1; i <= 2; i++) {
            if (pixels.dimensions().get(i) < 1) {
                throw FormatException.at(
                        pixels.file(),
                        4 + 4L * i,
                        "dimension " + pixels.dimensions().get(i),
                        "images of at least 1x1");
            }
        }
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = Byte.toUnsignedInt(classes.values()[i]);
            if (indices[i] >= classNames.size()) {
                throw FormatException.at(
                        classes.file(), 8L + i, "label " + indices[i], "0 to " + (classNames.size() - 1));
            }
        }
        ImageShape shape = new ImageShape(
                1, pixels.dimensions().get(1), pixels.dimensions().get(2));
        return new ImageSet(name, pixels.values(), shape, maxValue, indices, classNames);
    }
}
