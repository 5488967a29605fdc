package org.l2bench.datasets.format;

import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;

/**
 * The dense text format of the NIPS 2003 feature selection challenge: {@code NAME_PART.data} with one row a line, its numbers
 * separated by spaces, and {@code NAME_PART.labels} with -1 or 1 a line. Columns have no names there and get {@code f1}, {@code f2}
 * and so on.
 */
public final class NipsText {
    private static final List<String> CLASSES = List.of("-1", "1");

    private NipsText() {}

    /**
     * Reads a part.
     *
     * @param columns how many numbers each line must have
     */
    public static GroupedTable read(String name, Content data, Content labels, int columns) {
        List<Line> lines = lines(data);
        int[] classes = classes(labels);
        if (lines.size() != classes.length) {
            throw FormatException.in(
                    labels.file(),
                    "as a whole",
                    classes.length + " labels",
                    lines.size() + ", one for each row of " + data.file());
        }
        double[][] rows =
                lines.stream().map(line -> row(data.file(), line, columns)).toArray(double[][]::new);
        var names = IntStream.rangeClosed(1, columns).mapToObj(j -> "f" + j).toList();
        return GroupedTable.ungrouped(new NumericTable(name, names, rows, classes, CLASSES));
    }

    private record Line(int number, String text) {
        String place() {
            return "line " + number;
        }
    }

    /** Without empty lines, with one of which arcene's training part is found to begin. */
    private static List<Line> lines(Content content) {
        List<String> all = Lines.of(content);
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Line(i + 1, all.get(i).strip()))
                .filter(line -> !line.text().isEmpty())
                .toList();
    }

    private static int[] classes(Content labels) {
        return lines(labels).stream()
                .mapToInt(line -> {
                    String text = line.text();
                    int label = CLASSES.indexOf(text.startsWith("+") ? text.substring(1) : text);
                    if (label < 0) {
                        throw FormatException.in(labels.file(), line.place(), "'" + text + "'", "-1 or 1");
                    }
                    return label;
                })
                .toArray();
    }

    private static double[] row(String file, Line line, int columns) {
        String[] fields = line.text().split("\\s+", -1);
        if (fields.length != columns) {
            throw FormatException.in(file, line.place(), fields.length + " numbers", String.valueOf(columns));
        }
        double[] row = new double[columns];
        for (int i = 0; i < columns; i++) {
            String place = line.place() + ", number " + (i + 1);
            try {
                row[i] = Double.parseDouble(fields[i]);
            } catch (NumberFormatException e) {
                throw FormatException.in(file, place, "'" + fields[i] + "'", "a number", e);
            }
            if (!Double.isFinite(row[i])) {
                throw FormatException.in(file, place, "'" + fields[i] + "'", "a finite number");
            }
        }
        return row;
    }
}
