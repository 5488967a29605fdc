package org.l2bench.reports.judge;

import java.util.Locale;
import java.util.Set;
import org.l2bench.reports.cells.CellTable;

/** Says of a run without a value what stands in its place. */
record WhyLost(CellTable table, Roles roles) {
    private static final Set<String> REMARKS =
            Set.of("info", "error", "message", "status", "reason", "exception", "failure", "note", "log");

    /** For example {@code line 7: empty, info: out of memory}. */
    String why(int row, int column) {
        if (row == ArmRuns.NOWHERE) {
            return roles.at()
                    .map(at -> "no value at " + roles.step().orElseThrow() + " " + at)
                    .orElse("no row");
        }
        var cell = table.cell(row, column);
        if (!cell.isEmpty()) {
            return table.place(row) + ": " + shortened(cell);
        }
        var remark = table.columns().stream()
                .filter(c -> REMARKS.contains(c.toLowerCase(Locale.ROOT)))
                .filter(c -> !table.cell(row, table.column(c).orElseThrow()).isEmpty())
                .map(c -> ", " + c + ": "
                        + shortened(table.cell(row, table.column(c).orElseThrow())))
                .findFirst()
                .orElse("");
        return table.place(row) + ": empty" + remark;
    }

    private static String shortened(String cell) {
        return CellTable.shortened(cell.lines().findFirst().orElse(""));
    }
}
