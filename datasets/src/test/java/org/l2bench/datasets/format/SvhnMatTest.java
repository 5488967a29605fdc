package org.l2bench.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.datasets.image.ImageSet;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

class SvhnMatTest {
    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(String::valueOf).toList();

    @TempDir
    Path folder;

    private static Matrix images(int side, int count) {
        Matrix images = Mat5.newMatrix(new int[] {side, side, 3, count}, MatlabType.UInt8);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                for (int channel = 0; channel < 3; channel++) {
                    for (int n = 0; n < count; n++) {
                        images.setInt(new int[] {row, column, channel, n}, value(row, column, channel, n));
                    }
                }
            }
        }
        return images;
    }

    private static int value(int row, int column, int channel, int n) {
        return (7 * row + 3 * column + 50 * channel + 31 * n) % 256;
    }

    private static Matrix labels(MatlabType type, int... values) {
        Matrix labels = Mat5.newMatrix(values.length, 1, type);
        for (int i = 0; i < values.length; i++) {
            labels.setInt(i, values[i]);
        }
        return labels;
    }

    private Path write(MatFile variables) throws IOException {
        Path file = folder.resolve("train_32x32.mat");
        try (var sink = Sinks.newStreamingFile(file.toFile())) {
            Mat5.newWriter(sink).writeMat(variables);
        }
        return file;
    }

    @Test
    void readsRowsColumnsColoursAndImages() throws IOException {
        Path file =
                write(Mat5.newMatFile().addArray("X", images(32, 3)).addArray("y", labels(MatlabType.UInt8, 10, 1, 9)));
        ImageSet set = SvhnMat.read("svhn", file, 3, DIGITS);
        assertThat(set.labels()).containsExactly(0, 1, 9);
        for (int n = 0; n < 3; n++) {
            for (int channel = 0; channel < 3; channel++) {
                for (int row = 0; row < 32; row++) {
                    for (int column = 0; column < 32; column++) {
                        assertThat(set.pixel(n, channel, row, column)).isEqualTo(value(row, column, channel, n));
                    }
                }
            }
        }
    }

    @Test
    void labelsMayBeStoredAsDoubles() throws IOException {
        Path file = write(Mat5.newMatFile().addArray("X", images(32, 1)).addArray("y", labels(MatlabType.Double, 10)));
        assertThat(SvhnMat.read("svhn", file, 3, DIGITS).labels()).containsExactly(0);
    }

    @Test
    void faultsNameFileAndVariable() throws IOException {
        Path file = write(Mat5.newMatFile().addArray("X", images(32, 1)));
        assertThatThrownBy(() -> SvhnMat.read("svhn", file, 3, DIGITS))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ", variable y: found nothing, expected an array of numbers of this name");
        write(Mat5.newMatFile().addArray("X", images(31, 1)).addArray("y", labels(MatlabType.UInt8, 1)));
        assertThatThrownBy(() -> SvhnMat.read("svhn", file, 3, DIGITS))
                .hasMessageContaining("variable X: found uint8 [31, 31, 3, 1]")
                .hasMessageContaining("expected uint8 [32, 32, 3, N]");
        write(Mat5.newMatFile().addArray("X", images(32, 2)).addArray("y", labels(MatlabType.UInt8, 1)));
        assertThatThrownBy(() -> SvhnMat.read("svhn", file, 3, DIGITS))
                .hasMessageContaining("variable y: found 1 labels, expected 2");
        write(Mat5.newMatFile().addArray("X", images(32, 2)).addArray("y", labels(MatlabType.UInt8, 1, 11)));
        assertThatThrownBy(() -> SvhnMat.read("svhn", file, 3, DIGITS))
                .hasMessageContaining("variable y, element 2: found label 11.0, expected 1 to 10");
    }

    @Test
    void claimsBeyondTheSetAreRefusedBeforeTheyAreHeld() throws IOException {
        Path file = write(Mat5.newMatFile().addArray("X", images(32, 60)).addArray("y", labels(MatlabType.UInt8, 1)));
        assertThatThrownBy(() -> SvhnMat.read("svhn", file, 3, DIGITS))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("found")
                .hasMessageContaining("at most " + SvhnMat.length(3));
        byte[] small = Files.readAllBytes(
                write(Mat5.newMatFile().addArray("X", images(32, 1)).addArray("y", labels(MatlabType.UInt8, 1))));
        for (int at = 128; at < 240; at += 4) { // tags, sizes and dimensions of X, each claiming 2^31 - 1
            byte[] claiming = small.clone();
            ByteBuffer.wrap(claiming).putInt(at, 0xFFFFFF7F);
            Files.write(file, claiming);
            assertThatThrownBy(() -> SvhnMat.read("svhn", file, 3, DIGITS))
                    .as("claim at %d", at)
                    .isInstanceOf(FormatException.class)
                    .hasMessageNotContainingAny("java.", "Exception", "us.hebi");
        }
    }

    @Test
    void truncatedAndForeignFilesAreNamed() throws IOException {
        Path file = write(Mat5.newMatFile().addArray("X", images(32, 2)).addArray("y", labels(MatlabType.UInt8, 1, 2)));
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 50, 200, whole.length / 2, whole.length - 20}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SvhnMat.read("svhn", file, 3, DIGITS))
                    .as("first %d of %d bytes", length, whole.length)
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(file.toString());
        }
        Files.writeString(file, "no matrix at all ".repeat(100));
        assertThatThrownBy(() -> SvhnMat.read("svhn", file, 3, DIGITS)).isInstanceOf(FormatException.class);
    }
}
