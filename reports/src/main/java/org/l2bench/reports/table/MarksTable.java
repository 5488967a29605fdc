package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.exhibit.CustomPanel;
import org.l2bench.core.exhibit.Estimate;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Marks;
import org.l2bench.reports.statistic.Numbers;

/** The marks of a panel of a {@link Figure.Custom} as numbers: a row per mark. */
public final class MarksTable {
    private static final int DIGITS = 4;
    private static final int MOST_ROWS = 200;

    private MarksTable() {}

    /**
     * What was measured; what is theory has no rows.
     *
     * @param intervals what the intervals are
     * @param noun what one of those is that a mean is over
     */
    public static TextTable of(String title, CustomPanel panel, String intervals, String noun) {
        var series = panel.series().stream()
                .filter(s -> s.look() != Marks.Look.REFERENCE)
                .toList();
        var points = series.stream().flatMap(s -> s.points().stream()).toList();
        boolean hasLabels = points.stream().anyMatch(p -> !p.label().isEmpty());
        boolean hasMeans = points.stream().anyMatch(p -> p.x().n() > 0 || p.y().n() > 0);
        boolean hasIntervals = points.stream().anyMatch(p -> p.x().hasInterval() || p.y().hasInterval());
        var heads = new ArrayList<>(List.of(TextTable.Head.text("series")));
        if (hasLabels) {
            heads.add(TextTable.Head.text("mark"));
        }
        heads.add(TextTable.Head.number(panel.x().label()));
        heads.add(TextTable.Head.number(panel.y().label()));
        if (hasMeans) {
            heads.add(TextTable.Head.number(noun + "s"));
        }
        var rows = new ArrayList<List<String>>();
        for (var one : series) {
            for (var point : one.points()) {
                var row = new ArrayList<>(List.of(one.label()));
                if (hasLabels) {
                    row.add(point.label());
                }
                row.add(cell(point.x()));
                row.add(cell(point.y()));
                if (hasMeans) {
                    int n = Math.max(point.x().n(), point.y().n());
                    row.add(n > 0 ? String.valueOf(n) : "–");
                }
                rows.add(row);
            }
        }
        var note = new ArrayList<String>();
        if (hasIntervals) {
            note.add("In brackets: " + intervals + ".");
        }
        if (rows.size() > MOST_ROWS) {
            note.add("The first " + MOST_ROWS + " of " + rows.size() + " marks.");
        }
        return TextTable.of(title, String.join(" ", note), heads, rows.subList(0, Math.min(MOST_ROWS, rows.size())));
    }

    private static String cell(Estimate estimate) {
        return Numbers.significant(estimate.value(), DIGITS)
                + (estimate.hasInterval()
                        ? " (" + Numbers.significant(estimate.low(), DIGITS) + " … "
                                + Numbers.significant(estimate.high(), DIGITS) + ")"
                        : "");
    }
}
