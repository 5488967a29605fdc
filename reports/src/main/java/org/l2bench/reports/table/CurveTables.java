package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** Curves as numbers: a row per arm and x, a column per curve. */
public final class CurveTables {
    private static final int DIGITS = 4;

    private CurveTables() {}

    /** The tables that have a row. */
    public static List<TextTable> of(List<CurveTable> tables, Samples samples) {
        return tables.stream()
                .map(t -> grid(t, samples))
                .filter(g -> !g.rows().isEmpty())
                .toList();
    }

    private static TextTable grid(CurveTable table, Samples samples) {
        var heads = new ArrayList<>(List.of(TextTable.Head.text("arm"), TextTable.Head.number(table.xLabel())));
        table.curves().forEach(c -> heads.add(TextTable.Head.number(c.label())));
        var rows = new ArrayList<List<String>>();
        for (var arm : table.arms()) {
            for (double x : places(table, arm, samples)) {
                var row = new ArrayList<>(List.of(arm, Numbers.significant(x, DIGITS)));
                table.curves().forEach(c -> row.add(cell(c, arm, x, samples)));
                rows.add(row);
            }
        }
        return TextTable.of(table.title(), table.note(), heads, rows);
    }

    private static Set<Double> places(CurveTable table, String arm, Samples samples) {
        var places = new TreeSet<Double>();
        for (var panel : table.curves()) {
            for (var seed : samples.seeds(arm)) {
                samples.curve(arm, seed, panel.key()).ifPresent(c -> places.addAll(c.x()));
            }
        }
        return places;
    }

    /** The mean over the seeds that have a value at x; a dash if there is none. */
    private static String cell(Panel panel, String arm, double x, Samples samples) {
        var values = new ArrayList<Double>();
        for (var seed : samples.seeds(arm)) {
            samples.curve(arm, seed, panel.key()).ifPresent(c -> c.at(x).ifPresent(values::add));
        }
        return values.isEmpty() ? "–" : Numbers.significant(Summary.of(values).mean(), DIGITS);
    }
}
