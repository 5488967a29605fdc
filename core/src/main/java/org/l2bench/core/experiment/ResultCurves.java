package org.l2bench.core.experiment;

import java.util.SortedMap;
import java.util.TreeMap;

/** Everything of a result that is a curve to families, claims and comparisons. */
public final class ResultCurves {
    private ResultCurves() {}

    /** Its curves and {@link #columns}. */
    public static SortedMap<String, Curve> of(ArmResult result) {
        var curves = columns(result);
        curves.putAll(result.curves());
        return curves;
    }

    /** The columns of its tables under the names {@code table.column}. */
    public static SortedMap<String, Curve> columns(ArmResult result) {
        var columns = new TreeMap<String, Curve>();
        result.tables().forEach((table, content) -> content.columns()
                .keySet()
                .forEach(column ->
                        columns.put(table + "." + column, content.curve(column).orElseThrow())));
        return columns;
    }
}
