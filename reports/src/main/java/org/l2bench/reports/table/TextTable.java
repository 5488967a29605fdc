package org.l2bench.reports.table;

import java.util.List;

/**
 * A table as it is shown: text in every cell.
 *
 * @param heads one per column; they are for readers, and may be alike
 * @param rows the cells, row by row
 * @param note below the table: what its numbers are; may be empty
 */
public record TextTable(String title, List<Head> heads, List<List<String>> rows, String note) {
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

    public TextTable {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != heads.size()) {
                throw new IllegalArgumentException(
                        title + ": a row has " + row.size() + " cells, there are " + heads.size() + " heads");
            }
        }
    }

    /** A grid of rows that have one cell per head. */
    public static TextTable of(String title, String note, List<Head> heads, List<List<String>> rows) {
        return new TextTable(title, heads, rows, note);
    }
}
