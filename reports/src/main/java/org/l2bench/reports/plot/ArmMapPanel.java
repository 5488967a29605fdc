package org.l2bench.reports.plot;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** The panel of {@link Figure.ArmMap}. Every cell has its number, so that shade is never the only cue. */
record ArmMapPanel(Figure.ArmMap figure, Samples samples) {
    private static final double CELL = 64;
    private static final double ROW = 24;
    private static final double TOP = 40;
    private static final double BOTTOM = 8;
    private static final int DECIMALS = 2;
    private static final double PALEST = 0.04;
    private static final double DARKEST = 0.5;

    Picture draw() {
        var left = longest(figure.rows()) * Frame.CHARACTER + 14;
        var cell = Math.max(CELL, longest(figure.columns()) * Frame.CHARACTER + 6);
        var width = left + cell * figure.columns().size() + 8;
        if (figure.rows().stream().noneMatch(r -> figure.columns().stream()
                .anyMatch(c -> mean(r, c).isPresent()))) {
            return Blank.picture(width, figure.title(), "no record has these metrics yet");
        }
        var height = TOP + ROW * figure.rows().size() + BOTTOM;
        var axis = new Axis(false, 0, 1, List.of());
        var frame = new Frame(width, height, left, 8, TOP, BOTTOM, axis, axis);
        var svg = frame.open(figure.title(), describe());
        for (var j = 0; j < figure.columns().size(); j++) {
            var label = figure.columns().get(j).label();
            Ink.text(svg, label, "tick", Ink.Anchor.MIDDLE, left + cell * (j + 0.5), TOP - 6);
        }
        for (var i = 0; i < figure.rows().size(); i++) {
            drawRow(svg, figure.rows().get(i), left, cell, TOP + ROW * i);
        }
        return new Picture(width, height, svg.close());
    }

    private void drawRow(Markup svg, Figure.Panel row, double left, double cell, double top) {
        Ink.text(svg, row.label(), "tick", Ink.Anchor.END, left - 8, top + ROW / 2 + 3.5);
        for (var j = 0; j < figure.columns().size(); j++) {
            var mean = mean(row, figure.columns().get(j));
            if (mean.isPresent()) {
                svg.empty(
                        "rect",
                        "class",
                        "cell",
                        "x",
                        Ink.number(left + cell * j + 1),
                        "y",
                        Ink.number(top + 1),
                        "width",
                        Ink.number(cell - 2),
                        "height",
                        Ink.number(ROW - 2),
                        "fill-opacity",
                        Ink.number(PALEST + (DARKEST - PALEST) * share(mean.getAsDouble())));
            }
            var text = mean.isPresent() ? Numbers.fixed(mean.getAsDouble(), DECIMALS) : "not run";
            Ink.text(svg, text, "tick", Ink.Anchor.MIDDLE, left + cell * (j + 0.5), top + ROW / 2 + 3.5);
        }
        svg.text("\n");
    }

    private double share(double value) {
        return Math.min(1, Math.max(0, (value - figure.low()) / (figure.high() - figure.low())));
    }

    /** Over the seeds that have it; empty if none has, or one is not finite. */
    private OptionalDouble mean(Figure.Panel row, Figure.Panel column) {
        var values = List.copyOf(
                samples.values(Quantity.metric(row.key(), column.key())).values());
        return values.isEmpty() || values.stream().anyMatch(v -> !Double.isFinite(v))
                ? OptionalDouble.empty()
                : OptionalDouble.of(Summary.of(values).mean());
    }

    private static int longest(List<Figure.Panel> panels) {
        return panels.stream().mapToInt(p -> p.label().length()).max().orElse(0);
    }

    private String describe() {
        return figure.rows().stream()
                .map(row -> row.label() + ": "
                        + figure.columns().stream()
                                .map(c -> c.label() + " " + words(mean(row, c)))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String words(OptionalDouble mean) {
        return mean.isPresent() ? Numbers.fixed(mean.getAsDouble(), DECIMALS) : "not run";
    }
}
