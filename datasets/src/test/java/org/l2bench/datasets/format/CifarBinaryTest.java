package org.l2bench.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.image.ImageSet;

class CifarBinaryTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");

    /** A record: its labels, then the planes, each pixel telling its channel, row and column. */
    private static byte[] record(int... labels) {
        byte[] record = new byte[labels.length + 3072];
        for (int i = 0; i < labels.length; i++) {
            record[i] = (byte) labels[i];
        }
        for (int i = 0; i < 3072; i++) {
            record[labels.length + i] = (byte) (80 * (i / 1024) + i / 32 % 32 + i % 32);
        }
        return record;
    }

    private static Content file(String name, byte[]... records) {
        byte[] bytes = new byte[Arrays.stream(records).mapToInt(r -> r.length).sum()];
        int at = 0;
        for (byte[] record : records) {
            System.arraycopy(record, 0, bytes, at, record.length);
            at += record.length;
        }
        return new Content(name, bytes);
    }

    @Test
    void readsTheBatchesOneAfterTheOther() {
        ImageSet set =
                CifarBinary.read("cifar", List.of(file("1", record(2), record(0)), file("2", record(1))), 1, CLASSES);
        assertThat(set.shape()).hasToString("3x32x32");
        assertThat(set.labels()).containsExactly(2, 0, 1);
        assertThat(set.pixel(2, 2, 30, 31)).isEqualTo(160 + 30 + 31);
        assertThat(set.pixel(1, 0, 0, 5)).isEqualTo(5);
    }

    @Test
    void takesTheFineOfTwoLabels() {
        ImageSet set = CifarBinary.read("cifar", List.of(file("1", record(19, 2), record(7, 1))), 2, CLASSES);
        assertThat(set.labels()).containsExactly(2, 1);
        assertThat(set.pixel(1, 1, 0, 0)).isEqualTo(80);
    }

    @Test
    void faultsNameFileAndOffset() {
        assertThatThrownBy(
                        () -> CifarBinary.read("cifar", List.of(file("cut.bin", record(0), new byte[100])), 1, CLASSES))
                .isInstanceOf(FormatException.class)
                .hasMessage("cut.bin, byte 3073: found 100 bytes, expected records of 3073 bytes each");
        assertThatThrownBy(() -> CifarBinary.read("cifar", List.of(file("empty.bin")), 1, CLASSES))
                .hasMessageContaining("empty.bin, byte 0: found 0 bytes");
        assertThatThrownBy(() ->
                        CifarBinary.read("cifar", List.of(file("odd.bin", record(0, 1), record(0, 3))), 2, CLASSES))
                .hasMessage("odd.bin, byte 3075: found label 3, expected 0 to 2");
    }
}
