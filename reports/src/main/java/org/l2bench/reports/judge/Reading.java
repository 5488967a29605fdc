package org.l2bench.reports.judge;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.l2bench.reports.cells.CellTable;

/** A table with the rows of it that are read. */
record Reading(CellTable table, BitSet rows) {
    static Reading of(CellTable table, List<Filter> where) {
        var rows = new BitSet(table.rows());
        rows.set(0, table.rows());
        for (var filter : where) {
            int column = table.column(filter.column()).orElseThrow();
            for (var row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                if (!filter.takes(table.cell(row, column))) {
                    rows.clear(row);
                }
            }
        }
        return new Reading(table, rows);
    }

    IntStream each() {
        return rows.stream();
    }

    int[] indexes(List<String> columns) {
        return columns.stream().mapToInt(c -> table.column(c).orElseThrow()).toArray();
    }

    /** The texts of several columns as one name, with strokes between; empty for no columns. */
    String key(int row, int[] columns) {
        if (columns.length == 1) {
            return table.cell(row, columns[0]);
        }
        var key = new StringBuilder();
        for (var column : columns) {
            key.append(key.isEmpty() ? "" : "/").append(table.cell(row, column));
        }
        return key.toString();
    }

    /** The different texts of columns by those of others, in the order in which these occur. */
    Map<String, TreeSet<String>> values(List<String> of, List<String> by) {
        var columns = indexes(of);
        var groups = indexes(by);
        var values = new LinkedHashMap<String, TreeSet<String>>();
        each().forEach(row -> values.computeIfAbsent(key(row, groups), g -> new TreeSet<>(NaturalOrder.OF_NAMES))
                .add(key(row, columns)));
        return values;
    }

    /** The different texts of columns. */
    TreeSet<String> values(List<String> of) {
        var columns = indexes(of);
        var values = new TreeSet<String>(NaturalOrder.OF_NAMES);
        each().forEach(row -> values.add(key(row, columns)));
        return values;
    }
}
