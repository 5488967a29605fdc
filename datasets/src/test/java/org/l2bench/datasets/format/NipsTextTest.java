package org.l2bench.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.l2bench.datasets.table.GroupedTable;

class NipsTextTest {
    private static GroupedTable read(String data, String labels) {
        return NipsText.read("t", content("t.data", data), content("t.labels", labels), 3);
    }

    private static Content content(String file, String text) {
        return new Content(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void linesAreRowsEmptyOnesAreNoneAndMinusOneIsTheFirstClass() {
        GroupedTable table = read("\n0 71 -5 \n4 5 6 \n\n", "1\n-1\n");
        assertThat(table.table().rows()).isDeepEqualTo(new double[][] {{0, 71, -5}, {4, 5, 6}});
        assertThat(table.labels()).containsExactly(1, 0);
        assertThat(table.table().classNames()).containsExactly("-1", "1");
        assertThat(table.table().columns()).containsExactly("f1", "f2", "f3");
    }

    @Test
    void faultsNameFileLineAndNumber() {
        assertThatThrownBy(() -> read("\n1 2 3\n4 5\n", "1\n1\n"))
                .isInstanceOf(FormatException.class)
                .hasMessage("t.data, line 3: found 2 numbers, expected 3");
        assertThatThrownBy(() -> read("1 2 3\n4 x 6\n", "1\n1\n"))
                .hasMessage("t.data, line 2, number 2: found 'x', expected a number");
        assertThatThrownBy(() -> read("1 2 NaN\n", "1\n"))
                .hasMessage("t.data, line 1, number 3: found 'NaN', expected a finite number");
        assertThatThrownBy(() -> read("1 2 3\n", "0\n")).hasMessage("t.labels, line 1: found '0', expected -1 or 1");
        assertThatThrownBy(() -> read("1 2 3\n", "1\n1\n"))
                .hasMessage("t.labels, as a whole: found 2 labels, expected 1, one for each row of t.data");
    }
}
