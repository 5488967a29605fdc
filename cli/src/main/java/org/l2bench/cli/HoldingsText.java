package org.l2bench.cli;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.plan.RunChoice;

/** What the data sets of a choice hold, one line each. */
final class HoldingsText {
    private HoldingsText() {}

    /** No line if the experiment says nothing of its data. */
    static <S extends Record> List<String> of(RunChoice<S> choice) {
        var holdings = choice.experiment().holdings(choice.settings());
        var lines = new ArrayList<String>();
        if (!holdings.isEmpty()) {
            lines.add("Data sets:");
            var columns = new Columns();
            holdings.forEach((set, line) -> columns.row("  " + set, line));
            lines.addAll(columns.lines());
        }
        return lines;
    }
}
