package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A table as it is shown: text in every cell.
 *
 * @param table tablesaw's, with the title as its name
 * @param heads one per column
 * @param note below the table: what its numbers are; may be empty
 */
public record TextTable(Table table, List<Head> heads, String note) {
    /** What a column holds, which decides how it is aligned. */
    public enum Kind {
        TEXT,
        NUMBER,
        CODE
    }

    /** Name and kind of a column. */
    public record Head(String name, Kind kind) {
        public static Head text(String name) {
            return new Head(name, Kind.TEXT);
        }

        public static Head number(String name) {
            return new Head(name, Kind.NUMBER);
        }

        public static Head code(String name) {
            return new Head(name, Kind.CODE);
        }
    }

    /** A grid of rows that have one cell per head. */
    public static TextTable of(String title, String note, List<Head> heads, List<List<String>> rows) {
        var columns = new ArrayList<StringColumn>();
        for (var i = 0; i < heads.size(); i++) {
            var index = i;
            // Heads are for readers and may be alike; a table's columns may not.
            columns.add(StringColumn.create(
                    (i + 1) + " " + heads.get(i).name(),
                    rows.stream().map(r -> r.get(index)).toList()));
        }
        return new TextTable(Table.create(title, columns.toArray(StringColumn[]::new)), List.copyOf(heads), note);
    }

    public String title() {
        return table.name();
    }

    /** The cells, row by row. */
    public List<List<String>> rows() {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> IntStream.range(0, heads.size())
                        .mapToObj(column -> table.getString(row, column))
                        .toList())
                .toList();
    }
}
