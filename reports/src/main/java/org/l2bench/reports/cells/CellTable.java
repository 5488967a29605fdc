package org.l2bench.reports.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** The rows of one or several files, one after another; a file that lacks a column has empty cells there. */
public final class CellTable {
    private final List<FileTable> files;
    private final List<String> columns;
    private final int[] firstRows;
    private final int[][] places;
    private final List<IntFunction<String>> made;

    private CellTable(
            List<FileTable> files,
            List<String> columns,
            int[] firstRows,
            int[][] places,
            List<IntFunction<String>> made) {
        this.files = files;
        this.columns = columns;
        this.firstRows = firstRows;
        this.places = places;
        this.made = List.copyOf(made);
    }

    public static CellTable of(List<FileTable> files) {
        var all = new LinkedHashSet<String>();
        files.forEach(f -> all.addAll(f.columns()));
        var columns = List.copyOf(all);
        var firstRows = new int[files.size() + 1];
        var places = new int[files.size()][];
        for (var i = 0; i < files.size(); i++) {
            var file = files.get(i);
            firstRows[i + 1] = Math.addExact(firstRows[i], file.cells().rows());
            places[i] = places(file.columns(), columns);
        }
        return new CellTable(List.copyOf(files), columns, firstRows, places, List.of());
    }

    /** The same with a further column, whose cells are made from the number of the row. */
    public CellTable with(String name, IntFunction<String> cells) {
        var more = new ArrayList<>(columns);
        more.add(name);
        var all = new ArrayList<>(made);
        all.add(cells);
        return new CellTable(files, List.copyOf(more), firstRows, places, all);
    }

    /** Where each of all columns stands in a file; -1 for one that it lacks. */
    private static int[] places(List<String> own, List<String> all) {
        Map<String, Integer> index = new HashMap<>();
        for (var i = 0; i < own.size(); i++) {
            index.put(own.get(i), i);
        }
        return all.stream().mapToInt(c -> index.getOrDefault(c, -1)).toArray();
    }

    public List<FileTable> files() {
        return files;
    }

    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return firstRows[files.size()];
    }

    public OptionalInt column(String name) {
        int index = columns.indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The text of a cell; empty if there is nothing. */
    public String cell(int row, int column) {
        int fromFiles = columns.size() - made.size();
        if (column >= fromFiles) {
            return made.get(column - fromFiles).apply(row);
        }
        int file = fileOf(row);
        int place = places[file][column];
        return place < 0 ? "" : files.get(file).cells().cell(row - firstRows[file], place);
    }

    /** The file that a row stands in. */
    public FileTable file(int row) {
        return files.get(fileOf(row));
    }

    /** For example {@code line 4}, and with the file's name where there are several. */
    public String place(int row) {
        int file = fileOf(row);
        var line = "line " + files.get(file).cells().line(row - firstRows[file]);
        if (files.size() == 1) {
            return line;
        }
        var name = files.get(file).file();
        boolean isOnly = files.stream().filter(f -> f.file().equals(name)).count() == 1;
        return (isOnly ? name : files.get(file).folder() + "/" + name) + " " + line;
    }

    /** What a message shows of a cell. */
    public static String shortened(String cell) {
        return cell.length() <= 60 ? cell : cell.substring(0, 58) + " …";
    }

    /** Whether two rows are equal in every cell. */
    public boolean areEqual(int row, int other) {
        return differingColumns(row, other).isEmpty();
    }

    /** The columns in which two rows differ. */
    public List<String> differingColumns(int row, int other) {
        var differing = new ArrayList<String>();
        for (var column = 0; column < columns.size(); column++) {
            if (!cell(row, column).equals(cell(other, column))) {
                differing.add(columns.get(column));
            }
        }
        return differing;
    }

    private int fileOf(int row) {
        if (files.size() == 1) {
            return 0;
        }
        int found = Arrays.binarySearch(firstRows, row);
        int file = found >= 0 ? found : -found - 2;
        // Files without rows begin where the next one does.
        while (firstRows[file + 1] <= row) {
            file++;
        }
        return file;
    }
}
