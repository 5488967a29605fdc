package org.l2bench.reports.probe;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Amount;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.CellTable;
import org.l2bench.reports.cells.NumberColumn;
import org.l2bench.reports.cells.Numerals;

/** The numbers of a column that must have one in every row. */
final class NumberCells {
    /** The probe takes products of four numbers, and a double goes up to 1e308. */
    static final double MOST = 1e50;

    private static final double LEAST = 1e-50;
    private static final int SHOWN = 3;
    private static final int MOST_TOLD = 6;

    private NumberCells() {}

    /** The numbers by row; what is wrong goes into {@code problems}, and then they are none. */
    static double[] of(String file, CellTable table, int column, Optional<Character> decimal, Problems problems) {
        var name = file + ": " + table.columns().get(column);
        var numbers = new NumberColumn(name, decimal);
        int missing = 0;
        for (var row = 0; row < table.rows(); row++) {
            var cell = table.cell(row, column);
            var place = table.place(row);
            if (Numerals.isMissing(cell)) {
                missing++;
                problems.require(
                        missing > MOST_TOLD,
                        "%s has no number in %s%s; leave the row out of the fit and of the table, or fill it",
                        name,
                        place,
                        cell.isEmpty() ? "" : ", but \"" + CellTable.shortened(cell) + "\"");
            } else {
                numbers.see(cell, () -> place);
            }
        }
        problems.require(missing <= MOST_TOLD, "%s has %s rows without a number in all", name, missing);
        problems.addAll(numbers.problems());
        problems.require(!numbers.isPercent(), "%s is in percent; write plain numbers", name);
        if (missing > 0 || !numbers.problems().isEmpty()) {
            return new double[0];
        }
        var values = IntStream.range(0, table.rows())
                .mapToDouble(r -> numbers.value(table.cell(r, column)))
                .toArray();
        var size = Arrays.stream(values).map(Math::abs).max().orElse(0);
        problems.require(
                size == 0 || (size >= LEAST && size <= MOST),
                "%s has numbers of the size of %s, which the probe cannot square; write them in a unit that keeps them from %s to"
                        + " %s, and the weights with them",
                name,
                Amount.shown(size, SHOWN),
                Amount.shown(LEAST),
                Amount.shown(MOST));
        return values;
    }
}
