package org.l2bench.core.neighbour.inverted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.neighbour.inverted.InvertedSpec.Storage;

class KeyFileTest {
    private final PointerScope scope = new PointerScope();
    private final Tensor keys = new RandomStream(3).normal(1, 40_000, 6);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        scope.close();
    }

    private Path written(String name, Tensor values) throws IOException {
        var path = folder.resolve(name);
        try (var writer = KeyWriter.open(path, "model", values.size(0), (int) values.size(1))) {
            writer.append(values);
            writer.finish().close();
        }
        return path;
    }

    @Test
    void holdsTheKeysBitForBit() throws IOException {
        try (var file = KeyFile.open(written("keys", keys))) {
            assertThat(TensorArrays.floats(file.keys())).isEqualTo(TensorArrays.floats(keys));
            assertThat(file.model()).isEqualTo("model");
            assertThat(file.digest()).hasSize(64);
        }
    }

    @Test
    void cutOffAnywhereItGoesOnToTheSameBytes() throws IOException {
        var whole = Files.readAllBytes(written("whole", keys));
        var path = folder.resolve("cut");
        try (var writer = KeyWriter.open(path, "model", 40_000, 6)) {
            writer.append(keys.narrow(0, 0, 1000));
            assertThatThrownBy(writer::finish).hasMessageContaining("is to have 40000 keys, has 1000");
        }
        try (var part = new RandomAccessFile(folder.resolve("cut.part").toFile(), "rw")) {
            part.setLength(part.length() - 7); // in the middle of a key
        }
        try (var writer = KeyWriter.open(path, "model", 40_000, 6)) {
            assertThat(writer.written()).isEqualTo(999);
            writer.append(keys.narrow(0, 999, 39_001));
        }
        assertThat(path).doesNotExist();
        try (var writer = KeyWriter.open(path, "model", 40_000, 6)) {
            assertThat(writer.written()).isEqualTo(40_000);
            writer.finish().close();
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
        assertThat(folder.resolve("cut.part")).doesNotExist();
    }

    @Test
    void whatAnotherModelLeftIsNotGoneOnWith() throws IOException {
        try (var writer = KeyWriter.open(folder.resolve("keys"), "another", 40_000, 6)) {
            writer.append(keys);
        }
        try (var writer = KeyWriter.open(folder.resolve("keys"), "model", 40_000, 6)) {
            assertThat(writer.written()).isZero();
        }
    }

    @Test
    void keysThatAreNoNumbersAreNamedAndNothingIsLost() throws IOException {
        for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            var path = folder.resolve("keys" + bad);
            try (var writer = KeyWriter.open(path, "model", 1002, 6)) {
                writer.append(keys.narrow(0, 0, 1000));
                var broken = TensorArrays.of(new float[] {1, 2, 3, 4, 5, 6, 1, 2, 3, bad, 5, bad}, 2, 6);
                assertThatThrownBy(() -> writer.append(broken))
                        .hasMessage("keys must be finite, number 3 of the key at position 1001 is " + (double) bad);
                assertThat(writer.written()).isEqualTo(1000);
                assertThatThrownBy(() -> writer.append(keys)).hasMessageContaining("is to have 1002 keys, not 41000");
                assertThatThrownBy(() -> writer.append(keys.narrow(1, 0, 5)))
                        .hasMessageContaining("must be float32 [n, 6]")
                        .hasMessageContaining("[40000, 5]");
                writer.append(keys.narrow(0, 1000, 2));
                writer.finish().close();
            }
        }
    }

    @Test
    void damageIsSaidInOneLine() throws IOException {
        var path = written("keys", keys);
        flip(path, 500_000);
        assertThatThrownBy(() -> KeyFile.open(path))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("keys: it is damaged: its bytes have the digest ")
                .hasMessageNotContaining("\n");
        flip(path, 500_000);
        KeyFile.open(path).close();
        cut(path);
        assertThatThrownBy(() -> KeyFile.open(path))
                .hasMessageContaining(
                        "keys: it is cut short or damaged: it has 964095 bytes, its head speaks of 964096");
        Files.writeString(path, "something else");
        assertThatThrownBy(() -> KeyFile.open(path)).hasMessageContaining("it has 14 bytes");
        Files.write(path, new byte[5000]);
        assertThatThrownBy(() -> KeyFile.open(path)).hasMessageContaining("are not the head of a file of keys");
        assertThatThrownBy(() -> KeyFile.open(folder.resolve("none"))).isInstanceOf(UnreadableFile.class);
    }

    private static void flip(Path path, long at) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(at);
            int value = file.read();
            file.seek(at);
            file.write(value ^ 1);
        }
    }

    private static void cut(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
    }

    @Test
    void anInvertedFileKnowsItsKeysAndItsDamage() throws IOException {
        var path = folder.resolve("keys.lists");
        try (var file = KeyFile.open(written("keys", keys));
                var other = KeyFile.open(written("other", keys.add(keys)))) {
            InvertedBuild.build(path, file, new InvertedSpec(10, Storage.FLOAT32, 1), 1)
                    .close();
            InvertedFile.open(path, file).close();
            assertThatThrownBy(() -> InvertedFile.open(path, other))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContaining("keys.lists: it was built from keys with the digest "
                            + file.digest().substring(0, 12) + ", ")
                    .hasMessageContaining("other has " + other.digest().substring(0, 12));
            flip(path, 600_000);
            assertThatThrownBy(() -> InvertedFile.open(path, file)).hasMessageContaining("it is damaged");
            cut(path);
            assertThatThrownBy(() -> InvertedFile.open(path, file)).hasMessageContaining("it is cut short");
            assertThatThrownBy(() -> InvertedFile.open(file.path(), file))
                    .hasMessageContaining("not the head of an inverted file");
        }
    }

    @Test
    void aBuildThatIsCutOffGoesOnToTheSameBytes() throws IOException {
        var spec = new InvertedSpec(50, Storage.BFLOAT16, 9);
        try (var file = KeyFile.open(written("keys", keys))) {
            InvertedBuild.build(folder.resolve("whole"), file, spec, 1).close();
            var path = folder.resolve("cut");
            assertThatThrownBy(() -> InvertedBuild.build(path, file, spec, 1, done -> {
                        throw new IllegalStateException("cut off after " + done);
                    }))
                    .hasMessage("cut off after 16384");
            try (var assigned =
                    new RandomAccessFile(folder.resolve("cut.assigned").toFile(), "rw")) {
                assigned.setLength(assigned.length() - 3);
            }
            var told = new long[1];
            InvertedBuild.build(path, file, spec, 2, done -> told[0] = told[0] == 0 ? done : told[0])
                    .close();
            assertThat(told[0]).isEqualTo(40_000);
            assertThat(Files.readAllBytes(path)).isEqualTo(Files.readAllBytes(folder.resolve("whole")));
            try (var left = Files.list(folder)) {
                assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("keys", "whole", "cut");
            }
        }
    }
}
