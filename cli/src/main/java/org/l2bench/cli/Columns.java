package org.l2bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in columns that are as wide as they need to be. */
final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Columns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines() {
        var count = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = IntStream.range(0, count).map(this::width).toArray();
        return rows.stream().map(r -> line(r, widths)).toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(r -> r.size() > column)
                .mapToInt(r -> r.get(column).length())
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
            line.append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
