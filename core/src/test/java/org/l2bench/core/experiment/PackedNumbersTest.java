package org.l2bench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.experiment.DataTable.Column;
import org.l2bench.core.json.Json;

class PackedNumbersTest {
    private static void assertSameBits(List<Double> values) {
        // Lists of doubles are equal only where the bits are: -0.0 is not 0.0, and NaN is NaN.
        assertThat(PackedNumbers.read(PackedNumbers.text(values))).isEqualTo(values);
    }

    /** 0.50 and 0.25 are 50 and 25 hundredths, 25 and 0 above the least; base 64 of the bytes 25 and 0 is GQA=. */
    @Test
    void fewDecimalsTakeAsFewBytesAsTheirRange() {
        assertThat(PackedNumbers.text(List.of(0.5, 0.25))).isEqualTo("2:1:25:GQA=");
        assertThat(PackedNumbers.text(List.of(-1.0, 254.0))).startsWith("0:1:-1:");
        assertThat(PackedNumbers.text(List.of(-1.0, 255.0))).startsWith("0:2:-1:");
        assertThat(PackedNumbers.text(List.of(1.0, 0.99999 + 16_777_216 / 1e5))).startsWith("5:3:");
        assertThat(PackedNumbers.text(List.of(1.0, 1 + 16_777_216 / 1e5))).startsWith("5:4:");
        assertThat(PackedNumbers.text(List.of())).isEqualTo("0:1:0:");
    }

    @Test
    void whateverTheNumbersAreTheirBitsComeBack() {
        assertSameBits(List.of());
        assertSameBits(List.of(0.0, 3.0, -7.0));
        assertSameBits(List.of(0.0, -0.0));
        assertSameBits(List.of(1 / 3.0, 0.1 + 0.2, Double.MIN_VALUE));
        assertSameBits(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertSameBits(List.of(Double.MAX_VALUE, -Double.MAX_VALUE, 0x1.0p60));
        var random = new Random(20261129);
        for (int decimals = 0; decimals <= 12; decimals++) {
            var values = new ArrayList<Double>();
            for (int i = 0; i < 100; i++) {
                double scale = Math.pow(10, decimals);
                values.add(Math.rint(random.nextGaussian() * 100 * scale) / scale);
            }
            assertSameBits(values);
        }
    }

    @Test
    void aColumnIsReadBackInItsForm() {
        var columns = List.of(Column.exact(0.5, 1 / 3.0), Column.packed(0.5, 0.25), Column.packed(1 / 3.0, 2));
        for (var column : columns) {
            assertThat(Json.value(Json.tree(column), Column.class)).isEqualTo(column);
        }
        assertThat(Json.value(Json.tree(Column.single(0.5, 0.1)), Column.class))
                .isEqualTo(Column.single(0.5, 0.1))
                .isNotEqualTo(Column.packed(0.5, 0.1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2:1:25", "two:1:25:GQA=", "2:3:25:GQA=", "2:9:25:GQA=", "2:0:25:GQA=", "double:GQA=", ":"})
    void anotherTextIsRefused(String text) {
        assertThatThrownBy(() -> PackedNumbers.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalSaysWhatWouldBeRight() {
        assertThatThrownBy(() -> PackedNumbers.read("1:2"))
                .hasMessage("packed numbers must be DECIMALS:BYTES:LEAST:CONTENT or double:CONTENT, had 2 parts");
        assertThatThrownBy(() -> PackedNumbers.read("2:3:25:GQA="))
                .hasMessage("packed numbers of 3 bytes each cannot fill 2 bytes");
        assertThat(Arrays.asList("a:b", "AAAA"))
                .filteredOn(PackedNumbers::isOne)
                .containsExactly("a:b");
    }
}
