package org.l2bench.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupedTableTest {
    private static NumericTable table(double[][] rows, int... labels) {
        return new NumericTable("t", List.of("x", "y"), rows, labels, List.of("no", "yes"));
    }

    @Test
    void whatIsOddAboutRowsIsCounted() {
        double[][] rows = {{1, 5}, {2, 5}, {1, 5}, {2, 5}, {1, 5}, {-0.0, 5}, {0, 5}};
        var table = new GroupedTable(table(rows, 0, 0, 0, 1, 0, 1, 1), new int[] {3, 3, 9, 9, 4, 5, 6});
        assertThat(table.constantColumns()).containsExactly("y");
        assertThat(table.duplicates()).isEqualTo(3);
        assertThat(table.contradictions()).isEqualTo(1);
        assertThat(table.furtherRowsOfGroups()).isEqualTo(2);
        assertThat(table.countsPerClass()).containsExactly(4, 3);
        assertThat(table.remarks())
                .containsExactly(
                        "1 constant column: y",
                        "3 rows equal an earlier one",
                        "1 row equals one of another class",
                        "7 rows of 5 groups, which stay together when rows are divided");
    }

    @Test
    void nothingIsSaidOfAnOrdinaryTable() {
        assertThat(GroupedTable.ungrouped(table(new double[][] {{1, 2}, {3, 4}}, 0, 1))
                        .remarks())
                .isEmpty();
    }

    @Test
    void chosenRowsKeepLabelsAndGroups() {
        var table = new GroupedTable(table(new double[][] {{1, 2}, {3, 4}, {5, 6}}, 0, 1, 1), new int[] {7, 7, 8});
        var some = table.rows(new int[] {2, 0});
        assertThat(some)
                .isEqualTo(new GroupedTable(table(new double[][] {{5, 6}, {1, 2}}, 1, 0), new int[] {8, 7}))
                .isNotEqualTo(table);
        assertThat(some.table().classNames()).containsExactly("no", "yes");
    }

    @Test
    void groupsOfTwoPartsStayDifferent() {
        var first = new GroupedTable(table(new double[][] {{1, 2}, {3, 4}}, 0, 1), new int[] {-3, 5});
        var both = first.followedBy(first);
        assertThat(both.count()).isEqualTo(4);
        assertThat(both.groups()).containsExactly(-3, 5, 6, 14);
        assertThat(both.labels()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void groupsThatAreNotOnePerRowAreRefused() {
        assertThatThrownBy(() -> new GroupedTable(table(new double[][] {{1, 2}}, 0), new int[2]))
                .hasMessage("t: 1 rows, but 2 groups");
    }
}
