package org.l2bench.datasets.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;

/**
 * Comma-separated numbers with a header line, one column of which holds the class as text, and perhaps one that says of whom a row is
 * (a person). There is no quoting. Classes are numbered in the order of their names, groups as they come.
 */
public final class CsvTable {
    private static final Set<String> MISSING = Set.of("", "?", "NA", "NaN", "null");

    private final String file;
    private final List<String> lines;
    private final List<String> header;

    private CsvTable(Content content) {
        file = content.file();
        lines = Lines.of(content);
        if (lines.isEmpty()) {
            throw FormatException.in(file, "line 1", "the end of the file", "a header");
        }
        header = fields(lines.get(0));
        for (String column : header) {
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw FormatException.in(file, "line 1", "two columns named '" + column + "'", "different names");
            }
        }
        if (lines.size() == 1) {
            throw FormatException.in(file, "line 2", "the end of the file", "a row");
        }
    }

    /** Reads a table; the class column may stand anywhere and becomes the labels. */
    public static NumericTable read(String name, Content content, String classColumn) {
        return read(name, content, classColumn, Optional.empty()).table();
    }

    /** Reads a table; the column of the class and that of the group, if there is one, may stand anywhere. */
    public static GroupedTable read(String name, Content content, String classColumn, Optional<String> groupColumn) {
        var csv = new CsvTable(content);
        int classIndex = csv.column(classColumn);
        int groupIndex = groupColumn.map(csv::column).orElse(-1);
        int[] numeric = IntStream.range(0, csv.header.size())
                .filter(i -> i != classIndex && i != groupIndex)
                .toArray();
        double[][] rows = new double[csv.lines.size() - 1][];
        List<String> classes = new ArrayList<>();
        Map<String, Integer> groups = new HashMap<>();
        int[] groupOfRow = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            List<String> fields = csv.row(i + 1);
            classes.add(csv.present(i + 1, fields, classIndex, "a class"));
            groupOfRow[i] = groupIndex < 0
                    ? i
                    : groups.computeIfAbsent(csv.present(i + 1, fields, groupIndex, "a group"), g -> groups.size());
            rows[i] = csv.numbers(i + 1, fields, numeric);
        }
        List<String> classNames = List.copyOf(new TreeSet<>(classes));
        int[] labels = classes.stream().mapToInt(classNames::indexOf).toArray();
        List<String> columns = Arrays.stream(numeric).mapToObj(csv.header::get).toList();
        return new GroupedTable(new NumericTable(name, columns, rows, labels, classNames), groupOfRow);
    }

    private int column(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw FormatException.in(file, "line 1", String.join(",", header), "a column named '" + name + "'");
        }
        return index;
    }

    private List<String> row(int index) {
        List<String> fields = fields(lines.get(index));
        if (fields.size() != header.size()) {
            throw FormatException.in(
                    file, line(index), fields.size() + " fields", header.size() + ", as in the header");
        }
        return fields;
    }

    private String present(int index, List<String> fields, int column, String expected) {
        if (MISSING.contains(fields.get(column).strip())) {
            throw missing(index, fields, column, expected);
        }
        return fields.get(column);
    }

    private double[] numbers(int index, List<String> fields, int[] columns) {
        double[] numbers = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            String field = present(index, fields, columns[i], "a number");
            try {
                numbers[i] = Double.parseDouble(field);
            } catch (NumberFormatException e) {
                throw FormatException.in(file, place(index, columns[i]), "'" + field + "'", "a number", e);
            }
            if (!Double.isFinite(numbers[i])) {
                throw FormatException.in(file, place(index, columns[i]), "'" + field + "'", "a finite number");
            }
        }
        return numbers;
    }

    /** Says how many are missing in all, because that decides what somebody does about it. */
    private FormatException missing(int index, List<String> fields, int column, String expected) {
        long all = lines.stream()
                .skip(1)
                .flatMap(line -> fields(line).stream())
                .filter(field -> MISSING.contains(field.strip()))
                .count();
        return FormatException.in(
                file,
                place(index, column),
                "a missing value '" + fields.get(column) + "' (" + all + " in the file)",
                expected + " in every field");
    }

    private static String line(int index) {
        return "line " + (index + 1);
    }

    private String place(int index, int column) {
        return line(index) + ", field " + (column + 1);
    }

    private static List<String> fields(String line) {
        return List.of(line.split(",", -1));
    }
}
