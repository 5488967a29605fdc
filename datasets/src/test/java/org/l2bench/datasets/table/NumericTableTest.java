package org.l2bench.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumericTableTest {
    private static NumericTable table(double value, int label) {
        return new NumericTable(
                "t", List.of("x", "y"), new double[][] {{1, value}}, new int[] {label}, List.of("no", "yes"));
    }

    /**
     * sha256 of b"l2bench-table-1" + pack(">3i", 1, 2, 2) + each of "x", "y", "no", "yes" after its length as pack(">i")
     * + pack(">i", 1) + pack(">2d", 1, 2.5), by Python's hashlib and struct.
     */
    @Test
    void fingerprintIsTheDocumentedHash() {
        assertThat(table(2.5, 1).fingerprint())
                .isEqualTo("bb2d313eba0e1a383c1267b6ab21597159232135ae811186c39cb1f3798a8097");
        assertThat(table(2.5, 0).fingerprint()).isNotEqualTo(table(2.5, 1).fingerprint());
        assertThat(table(Math.nextUp(2.5), 1).fingerprint())
                .isNotEqualTo(table(2.5, 1).fingerprint());
    }

    @Test
    void contradictingArgumentsAreNamed() {
        assertThatThrownBy(() -> table(Double.NaN, 0)).hasMessage("t: row 0 has a number that is not finite");
        assertThatThrownBy(() -> table(1, 2)).hasMessage("t: the label of row 0 must be from 0 to 1, was 2");
        assertThatThrownBy(() ->
                        new NumericTable("t", List.of("x"), new double[][] {{1, 2}}, new int[] {0}, List.of("no")))
                .hasMessage("t: row 0 has 2 numbers, but there are 1 columns");
    }
}
