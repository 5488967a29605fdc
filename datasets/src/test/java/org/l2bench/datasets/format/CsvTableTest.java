package org.l2bench.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.table.NumericTable;

class CsvTableTest {
    private static NumericTable read(String text) {
        return CsvTable.read("t", new Content("t.csv", text.getBytes(StandardCharsets.UTF_8)), "kind");
    }

    @Test
    void readsNumbersAndClassesWhereverTheClassStands() {
        NumericTable table = read("x,kind,y\n1,spam,-2.5e1\n0.5,ham,3\n");
        assertThat(table.columns()).containsExactly("x", "y");
        assertThat(table.rows()).isDeepEqualTo(new double[][] {{1, -25}, {0.5, 3}});
        assertThat(table.classNames()).containsExactly("ham", "spam");
        assertThat(table.labels()).containsExactly(1, 0);
    }

    @Test
    void faultsNameLineAndField() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("t.csv, line 1: found the end of the file");
        assertThatThrownBy(() -> read("x,y\n1,2\n"))
                .hasMessage("t.csv, line 1: found x,y, expected a column named 'kind'");
        assertThatThrownBy(() -> read("x,kind\n1,a\n1\n"))
                .hasMessage("t.csv, line 3: found 1 fields, expected 2, as in the header");
        assertThatThrownBy(() -> read("x,kind\none,a\n"))
                .isInstanceOf(FormatException.class)
                .hasMessage("t.csv, line 2, field 1: found 'one', expected a number");
    }
}
