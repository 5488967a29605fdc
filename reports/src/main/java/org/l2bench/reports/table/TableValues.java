package org.l2bench.reports.table;

import com.fasterxml.jackson.core.io.NumberOutput;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.input.Measurements;

/** Every number that was read of somebody else's table, in long form: what the verdicts rest on. */
public final class TableValues {
    private TableValues() {}

    /** One row per arm, pair and metric; a text is quoted where it must be. */
    public static String csv(Description experiment, Measurements results) {
        var text = new StringBuilder("arm,").append(cell(results.noun())).append(",metric,value,unit\n");
        // The digits of doubles must not depend on the JDK.
        var metrics = experiment.metrics();
        var names = metrics.stream().map(m -> cell(m.name()) + ",").toList();
        for (var arm : experiment.armNames()) {
            var start = cell(arm) + ",";
            for (var pair : results.pairs(arm)) {
                var row = start + cell(pair.symbol()) + ",";
                for (var i = 0; i < metrics.size(); i++) {
                    var value = results.value(arm, pair, metrics.get(i).name());
                    if (value.isPresent()) {
                        text.append(row)
                                .append(names.get(i))
                                .append(NumberOutput.toString(value.getAsDouble(), true))
                                .append(',')
                                .append(metrics.get(i).unit())
                                .append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    private static String cell(String text) {
        boolean isPlain = !text.isEmpty()
                && text.equals(text.strip())
                && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
