package org.l2bench.datasets.format;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.l2bench.core.file.Reason;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/**
 * The cropped digits of SVHN, a MATLAB 5 file with the variables X (32 rows x 32 columns x 3 colours x N, uint8, first index
 * fastest) and y (N labels from 1 to 10, where 10 is the digit 0).
 */
public final class SvhnMat {
    private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
    private static final Set<String> VARIABLES = Set.of("X", "y");
    private static final long HEADERS = 1 << 16;

    private SvhnMat() {}

    /** Bytes of the variables of so many images, with labels as doubles, and of the file's own headers. */
    public static long length(int images) {
        return (long) images * (SHAPE.size() + Double.BYTES) + HEADERS;
    }

    /**
     * Reads a file; the label of an image is its digit.
     *
     * @param most images; what claims to hold more is refused before it is held
     */
    public static ImageSet read(String name, Path file, int most, List<String> classNames) {
        requireSize(file, length(most));
        try (Source source = Sources.openFile(file.toFile());
                Mat5File variables = Mat5.newReader(source)
                        .setEntryFilter(entry -> VARIABLES.contains(entry.getName()))
                        .setBufferAllocator(new Budget(file, length(most)))
                        .readMat()) {
            Matrix images = matrix(file, variables, "X");
            int[] dimensions = images.getDimensions();
            if (dimensions.length != 4
                    || dimensions[0] != SHAPE.height()
                    || dimensions[1] != SHAPE.width()
                    || dimensions[2] != SHAPE.channels()
                    || images.getType() != MatlabType.UInt8) {
                throw FormatException.in(
                        file.toString(),
                        "variable X",
                        images.getType() + " " + Arrays.toString(dimensions),
                        "uint8 [32, 32, 3, N]");
            }
            int[] labels = labels(file, matrix(file, variables, "y"), dimensions[3]);
            return new ImageSet(name, pixels(images, dimensions[3]), SHAPE, 255, labels, classNames);
        } catch (FormatException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | IllegalStateException | BufferUnderflowException e) {
            throw FormatException.in(
                    file.toString(), "as a whole", "what cannot be read (" + Reason.of(e) + ")", "a MATLAB 5 file", e);
        }
    }

    private static void requireSize(Path file, long most) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > most) {
                var found = Files.isRegularFile(file) ? Files.size(file) + " bytes" : "a folder";
                throw FormatException.in(file.toString(), "as a whole", found, "a file of at most " + most + " bytes");
            }
        } catch (IOException e) {
            throw FormatException.in(
                    file.toString(), "as a whole", "what cannot be read (" + Reason.ofFile(e) + ")", "a file", e);
        }
    }

    /** Gives the reader memory for what the set has and no more, whatever a damaged header claims. */
    private static final class Budget implements BufferAllocator {
        private final Path file;
        private final long most;
        private long left;

        Budget(Path file, long most) {
            this.file = file;
            this.most = most;
            this.left = most;
        }

        @Override
        public ByteBuffer allocate(int bytes) {
            if (bytes < 0 || bytes > left) {
                throw FormatException.in(
                        file.toString(),
                        "as a whole",
                        "variables of more bytes than those of the set have",
                        "at most " + most);
            }
            left -= bytes;
            return ByteBuffer.allocate(bytes);
        }

        @Override
        public void release(ByteBuffer buffer) {
            left += buffer.capacity();
        }
    }

    private static Matrix matrix(Path file, Mat5File variables, String name) {
        return StreamSupport.stream(variables.getEntries().spliterator(), false)
                .filter(entry -> entry.getName().equals(name))
                .map(MatFile.Entry::getValue)
                .filter(Matrix.class::isInstance)
                .map(Matrix.class::cast)
                .findFirst()
                .orElseThrow(() -> FormatException.in(
                        file.toString(), "variable " + name, "nothing", "an array of numbers of this name"));
    }

    private static int[] labels(Path file, Matrix values, int images) {
        if (values.getNumElements() != images) {
            throw FormatException.in(
                    file.toString(),
                    "variable y",
                    values.getNumElements() + " labels",
                    images + ", the number of images in X");
        }
        int[] labels = new int[images];
        for (int i = 0; i < images; i++) {
            double value = values.getDouble(i);
            if (value < 1 || value > 10 || value != Math.rint(value)) {
                throw FormatException.in(
                        file.toString(), "variable y, element " + (i + 1), "label " + value, "1 to 10");
            }
            labels[i] = (int) value % 10;
        }
        return labels;
    }

    private static byte[] pixels(Matrix images, int count) {
        byte[] pixels = new byte[Math.multiplyExact(count, SHAPE.size())];
        int side = SHAPE.height();
        int target = 0;
        for (int plane = 0; plane < 3 * count; plane++) {
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    pixels[target++] = images.getByte((plane * side + column) * side + row);
                }
            }
        }
        return pixels;
    }
}
