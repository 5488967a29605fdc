package org.l2bench.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.datasets.image.ImageSet;

class IdxTest {
    private static final byte[] IMAGES = {
        0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, /* values */ 1, 2, 3, 4, 5, (byte) 255
    };
    private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, /* values */ 1, 0};

    @TempDir
    Path folder;

    private static ImageSet images(byte[] images, byte[] labels) {
        return Idx.images("s", new Content("images", images), new Content("labels", labels), 255, List.of("a", "b"));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void readsImagesAndLabels() {
        ImageSet set = images(IMAGES, LABELS);
        assertThat(set.shape()).hasToString("1x1x3");
        assertThat(set.labels()).containsExactly(1, 0);
        assertThat(set.pixel(1, 0, 0, 2)).isEqualTo(255);
    }

    @Test
    void compressedAndPlainFilesAreTheSame() throws IOException {
        Path plain = Files.write(folder.resolve("plain"), IMAGES);
        Path packed = Files.write(folder.resolve("packed-without-ending"), gzip(IMAGES));
        assertThat(Content.of(packed).bytes()).isEqualTo(Content.of(plain).bytes());
    }

    @Test
    void writtenFilesAreReadBack() {
        assertThat(Idx.write(List.of(2, 1, 3), new byte[] {1, 2, 3, 4, 5, (byte) 255}))
                .isEqualTo(IMAGES);
    }

    @Test
    void truncatedGzipNamesFileAndPlace() throws IOException {
        byte[] noise = new byte[100_000];
        new SplittableRandom(1).nextBytes(noise);
        byte[] packed = gzip(noise);
        Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, 50_000));
        assertThatThrownBy(() -> Content.of(file))
                .isInstanceOf(FormatException.class)
                .hasMessageMatching(".*cut\\.gz, byte \\d{5}: found the end of the file, expected more gzip data");
    }

    @Test
    void brokenGzipNamesTheFile() throws IOException {
        byte[] packed = gzip(IMAGES);
        packed[packed.length - 6] ^= 1; // in the checksum
        Path file = Files.write(folder.resolve("broken.gz"), packed);
        assertThatThrownBy(() -> Content.of(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("broken.gz, byte 22: found broken gzip data");
    }

    @Test
    void wrongMagicIsNamed() {
        byte[] floats = IMAGES.clone();
        floats[2] = 13;
        assertThatThrownBy(() -> images(floats, LABELS))
                .hasMessage("images, byte 0: found 0x00000d03, expected 0x00000803 (unsigned bytes in 3 dimensions)");
        assertThatThrownBy(() -> images(LABELS, LABELS)).hasMessageContaining("images, byte 10: found the end");
    }

    @Test
    void missingAndSuperfluousBytesAreNamed() {
        assertThatThrownBy(() -> images(Arrays.copyOf(IMAGES, 21), LABELS))
                .hasMessage("images, byte 21: found the end of the file, expected 22 bytes for dimensions [2, 1, 3]");
        assertThatThrownBy(() -> images(Arrays.copyOf(IMAGES, 24), LABELS))
                .hasMessage("images, byte 22: found 2 further bytes, "
                        + "expected the end of the file after dimensions [2, 1, 3]");
    }

    @Test
    void impossibleDimensionsAreNamed() {
        byte[] negative = IMAGES.clone();
        negative[4] = (byte) 0x80;
        assertThatThrownBy(() -> images(negative, LABELS))
                .hasMessageStartingWith("images, byte 4: found dimension -2147483646");
        byte[] huge = IMAGES.clone();
        huge[8] = 0x7f;
        assertThatThrownBy(() -> images(huge, LABELS)).hasMessageStartingWith("images, byte 8: found dimension");
        byte[] empty = Arrays.copyOf(IMAGES, 16);
        empty[15] = 0;
        assertThatThrownBy(() -> images(empty, LABELS)).hasMessageStartingWith("images, byte 12: found dimension 0");
    }

    @Test
    void labelsMustMatchTheImagesAndTheClasses() {
        assertThatThrownBy(() -> images(IMAGES, new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 0}))
                .hasMessage("labels, byte 4: found 1 labels, expected 2, the number of images in images");
        byte[] outOfRange = LABELS.clone();
        outOfRange[9] = 2;
        assertThatThrownBy(() -> images(IMAGES, outOfRange))
                .hasMessage("labels, byte 9: found label 2, expected 0 to 1");
    }

    @Test
    void headersThatClaimTooMuchAreRefusedBeforeAnythingIsHeld() {
        for (int[] claim : new int[][] {
            {Integer.MAX_VALUE, 28, 28},
            {0, Integer.MAX_VALUE, Integer.MAX_VALUE},
            {Integer.MAX_VALUE, 0, Integer.MAX_VALUE},
            {Integer.MAX_VALUE, 1, 1},
            {1, 46341, 46341},
            {-1, 28, 28}
        }) {
            byte[] header = Idx.write(Arrays.stream(claim).boxed().toList(), new byte[0]);
            assertThatThrownBy(() -> images(header, Idx.write(List.of(0), new byte[0])))
                    .as(Arrays.toString(claim))
                    .isInstanceOf(FormatException.class)
                    .hasMessageStartingWith("images, byte ");
        }
        assertThatThrownBy(() -> images(IMAGES, Idx.write(List.of(Integer.MAX_VALUE), new byte[0])))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void aFileThatExpandsBeyondItsKindIsRefusedAtItsLimit() throws IOException {
        Path bomb = folder.resolve("bomb.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        assertThatThrownBy(() -> Content.of(bomb, 1000))
                .isInstanceOf(FormatException.class)
                .hasMessage(bomb + ", byte 1000: found a content that goes on, expected at most 1000 bytes");
        Path large = folder.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        assertThatThrownBy(() -> Content.of(large, 1000))
                .hasMessage(large + ", byte 1000: found a content that goes on, expected at most 1000 bytes");
        assertThatThrownBy(() -> Content.of(folder))
                .isInstanceOf(FormatException.class)
                .hasMessage(folder + ", as a whole: found a folder, expected a file");
    }
}
