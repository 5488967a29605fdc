package org.l2bench.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

    @Test
    void rowsOfOneGroupShareItsNumber() {
        var table = CsvTable.read(
                "t",
                new Content("t.csv", "who,x,kind\np7,1,a\np2,2,b\np7,3,a\n".getBytes(StandardCharsets.UTF_8)),
                "kind",
                Optional.of("who"));
        assertThat(table.table().columns()).containsExactly("x");
        assertThat(table.groups()).containsExactly(0, 1, 0);
        assertThat(table.table()).isEqualTo(read("x,kind\n1,a\n2,b\n3,a\n"));
    }

    @Test
    void missingValuesAreNamedAndCounted() {
        assertThatThrownBy(() -> read("x,kind,y\n1,a,2\n,a,NA\n3,b,?\n"))
                .hasMessage("t.csv, line 3, field 1: found a missing value '' (3 in the file), "
                        + "expected a number in every field");
        assertThatThrownBy(() -> read("x,kind\n1,NA\n"))
                .hasMessage("t.csv, line 2, field 2: found a missing value 'NA' (1 in the file), "
                        + "expected a class in every field");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> read("x,kind\n"))
                .hasMessage("t.csv, line 2: found the end of the file, expected a row");
        assertThatThrownBy(() -> read("x,kind,x\n1,a,2\n"))
                .hasMessage("t.csv, line 1: found two columns named 'x', expected different names");
        assertThatThrownBy(() -> read("x,kind\n1e999,a\n"))
                .hasMessage("t.csv, line 2, field 1: found '1e999', expected a finite number");
    }
}
