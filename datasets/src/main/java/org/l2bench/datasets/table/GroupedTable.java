package org.l2bench.datasets.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A table and who each row is of: rows of one group (several recordings of one person) must never stand on both sides of a split.
 * The arrays are handed over and handed out without a copy.
 *
 * @param table the numbers, labels and names
 * @param groups [rows], any number for each group
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared, compared by content below
public record GroupedTable(NumericTable table, int[] groups) {
    public GroupedTable {
        if (groups.length != table.rows().length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s: %d rows, but %d groups", table.name(), table.rows().length, groups.length));
        }
    }

    /** A table of which every row is a group of its own. */
    public static GroupedTable ungrouped(NumericTable table) {
        return new GroupedTable(table, IntStream.range(0, table.rows().length).toArray());
    }

    public int count() {
        return groups.length;
    }

    public int[] labels() {
        return table.labels();
    }

    /** The number of rows of each class. */
    public int[] countsPerClass() {
        int[] counts = new int[table.classNames().size()];
        Arrays.stream(table.labels()).forEach(label -> counts[label]++);
        return counts;
    }

    /** These rows, in this order, with the class names of the whole. */
    public GroupedTable rows(int[] chosen) {
        var rows = Arrays.stream(chosen).mapToObj(i -> table.rows()[i]).toArray(double[][]::new);
        var some = new NumericTable(
                table.name(), table.columns(), rows, select(table.labels(), chosen), table.classNames());
        return new GroupedTable(some, select(groups, chosen));
    }

    /** The rows of this table and then those of another with the same columns and classes; no group is in both. */
    public GroupedTable followedBy(GroupedTable other) {
        if (!table.columns().equals(other.table.columns())
                || !table.classNames().equals(other.table.classNames())) {
            throw new IllegalArgumentException(table.name() + " and " + other.table.name()
                    + " must have the same columns and classes to follow each other");
        }
        var rows = new ArrayList<>(List.of(table.rows()));
        rows.addAll(List.of(other.table.rows()));
        int shift = Arrays.stream(groups).max().orElse(-1)
                + 1
                - Arrays.stream(other.groups).min().orElse(0);
        var all = new NumericTable(
                table.name(),
                table.columns(),
                rows.toArray(double[][]::new),
                joined(table.labels(), other.table.labels()),
                table.classNames());
        return new GroupedTable(
                all,
                joined(groups, Arrays.stream(other.groups).map(g -> g + shift).toArray()));
    }

    /** The columns whose numbers are the same in all rows, in their order. */
    public List<String> constantColumns() {
        return IntStream.range(0, table.columns().size())
                .filter(j -> count() > 0 && Arrays.stream(table.rows()).allMatch(row -> row[j] == table.rows()[0][j]))
                .mapToObj(table.columns()::get)
                .toList();
    }

    /** Rows that equal an earlier one in every number and the class. */
    public int duplicates() {
        return repeated(true);
    }

    /** Rows that equal an earlier one in every number, but not one of its class. */
    public int contradictions() {
        return repeated(false) - repeated(true);
    }

    private int repeated(boolean withClass) {
        var seen = new HashSet<List<Double>>();
        return (int) IntStream.range(0, count())
                .filter(i -> !seen.add(content(i, withClass)))
                .count();
    }

    /** Rows beyond the first of each group. */
    public int furtherRowsOfGroups() {
        return count() - (int) Arrays.stream(groups).distinct().count();
    }

    /**
     * What somebody should know before the rows are divided, one sentence each; empty if there is nothing. Missing values have no
     * place here: a table holds finite numbers only, and its reader names those that are missing.
     */
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        var constant = constantColumns();
        if (!constant.isEmpty()) {
            remarks.add(counted(constant.size(), "constant column", "constant columns") + ": "
                    + String.join(", ", constant.subList(0, Math.min(5, constant.size())))
                    + (constant.size() > 5 ? ", ..." : ""));
        }
        if (duplicates() > 0) {
            remarks.add(counted(duplicates(), "row equals an earlier one", "rows equal an earlier one"));
        }
        if (contradictions() > 0) {
            remarks.add(
                    counted(contradictions(), "row equals one of another class", "rows equal one of another class"));
        }
        if (furtherRowsOfGroups() > 0) {
            remarks.add(counted(count(), "row", "rows") + " of " + (count() - furtherRowsOfGroups())
                    + " groups, which stay together when rows are divided");
        }
        return remarks;
    }

    private static String counted(int count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    /** 0 and -0 are one number here, as they are for every network. */
    private List<Double> content(int row, boolean withClass) {
        var content = new ArrayList<Double>();
        for (double number : table.rows()[row]) {
            content.add(number + 0.0);
        }
        if (withClass) {
            content.add((double) table.labels()[row]);
        }
        return content;
    }

    private static int[] select(int[] values, int[] chosen) {
        return Arrays.stream(chosen).map(i -> values[i]).toArray();
    }

    private static int[] joined(int[] first, int[] second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupedTable that && table.equals(that.table) && Arrays.equals(groups, that.groups);
    }

    @Override
    public int hashCode() {
        return table.hashCode() * 31 + Arrays.hashCode(groups);
    }

    @Override
    public String toString() {
        return table + ", " + (count() - furtherRowsOfGroups()) + " groups";
    }
}
