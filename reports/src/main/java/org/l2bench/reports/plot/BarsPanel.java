package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.verdict.Samples;

/** The panel of {@link Figure.StackedBars}: a row per arm, the segments named above the first. */
record BarsPanel(Figure.StackedBars figure, Samples samples) {
    private static final double WIDTH = 440;
    private static final double TOP = 40;
    private static final double HALF = 9;
    private static final int DIGITS = 3;

    /** Means over seeds of an arm that has all segments. */
    private record Bar(String arm, List<Double> segments, OptionalDouble dot) {
        double whole() {
            return segments.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    Picture draw() {
        var bars = figure.arms().stream().flatMap(this::bar).toList();
        if (bars.isEmpty()) {
            return Blank.picture(WIDTH, figure.title(), "no record has these metrics yet");
        }
        var line = mean(figure.line());
        double most = bars.stream()
                .mapToDouble(b -> Math.max(b.whole(), b.dot().orElse(0)))
                .max()
                .getAsDouble();
        var names = bars.stream().map(Bar::arm).toList();
        var frame = Frame.ofRows(WIDTH, TOP, names, Axis.linear(0, Math.max(most, line.orElse(0)), 5));
        var svg = frame.open(figure.title(), describe(bars, line));
        frame.drawX(svg, figure.xLabel());
        drawLegend(svg);
        for (int row = 0; row < bars.size(); row++) {
            drawBar(svg, frame, bars.get(row), frame.row(row));
        }
        line.ifPresent(at -> svg.empty(
                "path",
                "class",
                "line",
                "style",
                "stroke:currentColor",
                "stroke-dasharray",
                "4 3",
                "d",
                "M" + Ink.number(frame.px(at)) + " " + Ink.number(TOP) + "V" + Ink.number(frame.plotBottom())));
        return new Picture(WIDTH, frame.height(), svg.close());
    }

    private Stream<Bar> bar(String arm) {
        var segments = new ArrayList<Double>();
        for (var segment : figure.segments()) {
            mean(Quantity.metric(arm, segment.key())).ifPresent(segments::add);
        }
        return segments.size() == figure.segments().size()
                ? Stream.of(new Bar(
                        arm, segments, mean(Quantity.metric(arm, figure.dot().key()))))
                : Stream.empty();
    }

    /** Over the seeds that have a finite value. */
    private OptionalDouble mean(Quantity quantity) {
        return samples.values(quantity).values().stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private void drawLegend(Markup svg) {
        double x = 2;
        for (int i = 0; i < figure.segments().size(); i++) {
            var series = new Series(i);
            box(svg, series, x, 20, x + 12, 30);
            var label = figure.segments().get(i).label();
            Ink.text(svg, label, "label " + series.colourClass(), Ink.Anchor.START, x + 16, 29);
            x += 26 + label.length() * Frame.CHARACTER;
        }
        svg.text("\n");
    }

    private static void drawBar(Markup svg, Frame frame, Bar bar, double y) {
        Ink.text(svg, bar.arm(), "label ink", Ink.Anchor.END, frame.left() - 8, y + 3.5);
        double from = 0;
        for (int i = 0; i < bar.segments().size(); i++) {
            double to = from + bar.segments().get(i);
            box(svg, new Series(i), frame.px(from), y - HALF, frame.px(to), y + HALF);
            from = to;
        }
        bar.dot().ifPresent(at -> svg.add(new Series(3).marker(frame.px(at), y, 3)));
        svg.text("\n");
    }

    private static void box(Markup svg, Series series, double left, double top, double right, double bottom) {
        var path = "M" + Ink.number(left) + " " + Ink.number(top) + "H" + Ink.number(right) + "V" + Ink.number(bottom)
                + "H" + Ink.number(left) + "Z";
        Ink.path(svg, "band " + series.colourClass(), path);
        Ink.line(svg, series, path);
    }

    private String describe(List<Bar> bars, OptionalDouble line) {
        var all = new ArrayList<String>();
        for (var bar : bars) {
            var parts = new ArrayList<String>();
            for (int i = 0; i < bar.segments().size(); i++) {
                parts.add(figure.segments().get(i).label() + " "
                        + Numbers.significant(bar.segments().get(i), DIGITS));
            }
            all.add(bar.arm() + ": " + String.join(" + ", parts) + " = " + Numbers.significant(bar.whole(), DIGITS)
                    + (bar.dot().isPresent()
                            ? ", " + figure.dot().label() + " "
                                    + Numbers.significant(bar.dot().getAsDouble(), DIGITS)
                            : ""));
        }
        line.ifPresent(at -> all.add(figure.lineLabel() + " " + Numbers.significant(at, DIGITS)));
        return String.join("; ", all);
    }
}
