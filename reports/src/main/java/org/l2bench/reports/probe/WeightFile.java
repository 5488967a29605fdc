package org.l2bench.reports.probe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.CellTable;
import org.l2bench.reports.cells.NumberColumn;
import org.l2bench.reports.cells.Numerals;

/**
 * Weights by the name of their feature: one row each, name and weight, or one column each in a single row.
 *
 * @param weights by name, as they stand in the file
 * @param digits the most significant digits of one of them
 */
record WeightFile(Map<String, Double> weights, int digits) {
    private static final Set<String> INTERCEPTS =
            Set.of("intercept", "(intercept)", "intercept_", "bias", "const", "constant", "b", "b0");

    /** What the reader of tables calls a first column without a name: that of the row names of R and of the index of pandas. */
    private static final String UNNAMED = "column 1";

    static boolean isIntercept(String name) {
        return INTERCEPTS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Reads a file; what is wrong goes into {@code problems}. */
    static Optional<WeightFile> read(Path path, Reader reader, List<String> dataColumns, Problems problems)
            throws UnreadableFile {
        var table = reader.table(path);
        var cells = cells(table, dataColumns);
        if (cells.isEmpty()) {
            problems.require(
                    false,
                    "%s must have two columns, name and weight, or one column per feature and a single row; it has %s"
                            + " columns (%s) and %s rows",
                    path,
                    table.columns().size(),
                    CellTable.shortened(String.join(", ", table.columns())),
                    table.rows());
            return Optional.empty();
        }
        var weights = new LinkedHashMap<String, Double>();
        var column = new NumberColumn(path + ": the weights", reader.decimal());
        var before = problems.messages().size();
        cells.forEach(c -> {
            problems.require(
                    !Numerals.isMissing(c.text()),
                    "%s: the weight of %s must be a number, was \"%s\"",
                    path,
                    c.name(),
                    CellTable.shortened(c.text()));
            if (!Numerals.isMissing(c.text())) {
                column.see(c.text(), c::name);
            }
        });
        problems.distinct(path + ": names", cells.stream().map(Cell::name).toList());
        problems.addAll(column.problems());
        problems.require(!column.isPercent(), "%s: weights must be plain numbers, one is in percent", path);
        if (problems.messages().size() > before) {
            return Optional.empty();
        }
        cells.forEach(c -> weights.put(c.name(), column.value(c.text())));
        return Optional.of(new WeightFile(
                weights, cells.stream().mapToInt(c -> digits(c.text())).max().orElse(0)));
    }

    private record Cell(String name, String text) {}

    private static List<Cell> cells(CellTable table, List<String> dataColumns) {
        boolean isWide = table.rows() == 1
                && table.columns().stream().anyMatch(c -> dataColumns.contains(c) || isIntercept(c))
                && table.columns().stream().noneMatch(Numerals::looksLikeNumber);
        if (isWide) {
            return IntStream.range(0, table.columns().size())
                    .mapToObj(c -> new Cell(table.columns().get(c), table.cell(0, c)))
                    .toList();
        }
        if (table.columns().size() != 2) {
            return List.of();
        }
        var cells = new ArrayList<Cell>();
        var first = table.columns().get(0);
        boolean isIndex = first.equals(UNNAMED) && !dataColumns.contains(first);
        if (Numerals.looksLikeNumber(table.columns().get(1)) && !isIndex) {
            // A file without a header.
            cells.add(new Cell(table.columns().get(0), table.columns().get(1)));
        }
        IntStream.range(0, table.rows()).forEach(r -> cells.add(new Cell(table.cell(r, 0), table.cell(r, 1))));
        return cells;
    }

    /** How many digits count: of 0.0120 and 1.20e-2 three. */
    private static int digits(String number) {
        var mantissa = number.toLowerCase(Locale.ROOT).replaceAll("e.*", "").replaceAll("\\D", "");
        return mantissa.replaceFirst("^0+", "").length();
    }

    /** The relative error that the digits leave. */
    double rounding() {
        return digits >= 16 ? 0 : 5 * Math.pow(10, -digits);
    }
}
