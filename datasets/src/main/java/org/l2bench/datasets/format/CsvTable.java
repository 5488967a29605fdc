package org.l2bench.datasets.format;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.l2bench.datasets.table.NumericTable;

/**
 * Comma-separated numbers with a header line, one column of which holds the class as text. There is no quoting. Classes
 * are numbered in the order of their names.
 */
public final class CsvTable {
    private CsvTable() {}

    /** Reads a table; the class column may stand anywhere and becomes the labels. */
    public static NumericTable read(String name, Content content, String classColumn) {
        List<String> lines = Lines.of(content);
        if (lines.isEmpty()) {
            throw FormatException.in(content.file(), "line 1", "the end of the file", "a header");
        }
        List<String> header = fields(lines.get(0));
        int classIndex = header.indexOf(classColumn);
        if (classIndex < 0) {
            throw FormatException.in(
                    content.file(), "line 1", String.join(",", header), "a column named '" + classColumn + "'");
        }
        List<String> columns = new ArrayList<>(header);
        columns.remove(classIndex);
        double[][] rows = new double[lines.size() - 1][];
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            String line = "line " + (i + 2);
            List<String> fields = fields(lines.get(i + 1));
            if (fields.size() != header.size()) {
                throw FormatException.in(
                        content.file(), line, fields.size() + " fields", header.size() + ", as in the header");
            }
            classes.add(fields.get(classIndex));
            rows[i] = numbers(content.file(), line, fields, classIndex);
        }
        List<String> classNames = List.copyOf(new TreeSet<>(classes));
        int[] labels = classes.stream().mapToInt(classNames::indexOf).toArray();
        return new NumericTable(name, columns, rows, labels, classNames);
    }

    private static List<String> fields(String line) {
        return List.of(line.split(",", -1));
    }

    private static double[] numbers(String file, String line, List<String> fields, int classIndex) {
        double[] numbers = new double[fields.size() - 1];
        for (int i = 0, column = 0; i < fields.size(); i++) {
            if (i == classIndex) {
                continue;
            }
            try {
                numbers[column++] = Double.parseDouble(fields.get(i));
            } catch (NumberFormatException e) {
                throw FormatException.in(file, line + ", field " + (i + 1), "'" + fields.get(i) + "'", "a number", e);
            }
        }
        return numbers;
    }
}
