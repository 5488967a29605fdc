package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.l2bench.core.exhibit.CustomPanel;
import org.l2bench.core.exhibit.CustomPanel.Scale;
import org.l2bench.core.exhibit.Estimate;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Marks;
import org.l2bench.core.exhibit.Marks.Look;
import org.l2bench.core.exhibit.Marks.Point;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;

/**
 * One panel of a {@link Figure.Custom}.
 *
 * @param isAlone whether it is the figure's only one, and has the room of several
 */
record MarksPanel(String title, CustomPanel panel, boolean isAlone) {
    private static final double LINE = 16;
    /** What can be divided by each other without an overflow; who has numbers beyond that has a fault. */
    private static final double BIGGEST = 1e100;

    private static final double SMALLEST = 1e-100;
    private static final int MOST_IN_WORDS = 8;
    private static final String THIN = "stroke-width:1;stroke-opacity:.7";

    /** What can be shown of a series. */
    private record Shown(Marks marks, Series series, List<Point> points) {
        boolean isReference() {
            return marks.look() == Look.REFERENCE;
        }
    }

    private double width() {
        return isAlone ? 620 : 380;
    }

    /** How many points the axes cannot show. */
    int lost() {
        return panel.series().stream()
                .mapToInt(s -> s.points().size() - shown(s).size())
                .sum();
    }

    private List<Point> shown(Marks series) {
        return series.points().stream()
                .filter(p -> holds(panel.x(), p.x().value()) && holds(panel.y(), p.y().value()))
                .toList();
    }

    private static boolean holds(Scale scale, double value) {
        double size = Math.abs(value);
        boolean isSized = size >= SMALLEST && size <= BIGGEST;
        return scale.isLog() ? isSized && value > 0 : isSized || size == 0;
    }

    private List<Shown> series() {
        var all = new ArrayList<Shown>();
        int measured = 0;
        for (var marks : panel.series()) {
            var isReference = marks.look() == Look.REFERENCE;
            all.add(new Shown(marks, new Series(measured), shown(marks)));
            measured += isReference ? 0 : 1;
        }
        return all;
    }

    Picture draw() {
        var all = series();
        var isTheory = all.stream().allMatch(Shown::isReference);
        if (all.stream().filter(s -> isTheory || !s.isReference()).allMatch(s -> s.points()
                .isEmpty())) {
            return Blank.picture(
                    width(),
                    title,
                    lost() > 0 ? "nothing that these axes can show" : "no record has these numbers yet");
        }
        var points = all.stream().flatMap(s -> s.points().stream()).toList();
        var right = points.stream().mapToInt(p -> p.label().length()).max().orElse(0);
        var legend = legend(all);
        var top = 42 + LINE * (1 + legend.stream().mapToInt(Entry::row).max().orElse(0));
        var frame = new Frame(
                width(),
                (isAlone ? 378 : 228) + top,
                46,
                right == 0 ? 14 : Math.min(width() / 3, right * Frame.CHARACTER + 12),
                top,
                36,
                axis(panel.x(), points, Point::x),
                axis(panel.y(), points, Point::y));
        var svg = frame.open(title, describe(all));
        legend.forEach(e -> e.draw(svg));
        svg.text("\n");
        frame.drawY(svg, panel.y().label() + (panel.y().isLog() ? " (log scale)" : ""));
        frame.drawX(svg, panel.x().label());
        all.forEach(s -> drawLine(svg, frame, s));
        var labels = new Labels(frame.top(), frame.plotBottom() - 4);
        for (var one : all) {
            for (var point : one.points()) {
                if (!point.label().isEmpty()) {
                    labels.want(
                            point.label(),
                            frame.px(point.x().value()) + 7,
                            frame.py(point.y().value()),
                            one.isReference() ? "ink" : one.series().colourClass());
                }
            }
        }
        labels.draw(svg);
        // Over the labels, which may have to stand where another mark is.
        all.stream().filter(s -> !s.isReference()).forEach(s -> drawMarks(svg, frame, s));
        return new Picture(frame.width(), frame.height(), svg.close());
    }

    /** Over all values, and as much of their intervals as it can show. */
    private static Axis axis(Scale scale, List<Point> points, Function<Point, Estimate> of) {
        var all = points.stream()
                .map(of)
                .flatMapToDouble(e -> DoubleStream.of(e.low(), e.value(), e.high()))
                .filter(v -> holds(scale, v))
                .summaryStatistics();
        return scale.isLog()
                ? Axis.logarithmic(all.getMin(), all.getMax())
                : Axis.linear(all.getMin(), all.getMax(), 6);
    }

    private static void drawLine(Markup svg, Frame frame, Shown shown) {
        if (shown.marks().look() == Look.DOTS || shown.points().isEmpty()) {
            return;
        }
        var path = shown.points().stream()
                .map(p -> Ink.number(frame.px(p.x().value())) + " " + Ink.number(frame.py(p.y().value())))
                .collect(Collectors.joining(" ", "M", ""));
        if (shown.isReference()) {
            Ink.path(svg, "predicted", path);
        } else {
            Ink.line(svg, shown.series(), path);
        }
        svg.text("\n");
    }

    private static void drawMarks(Markup svg, Frame frame, Shown shown) {
        for (var point : shown.points()) {
            double x = frame.px(point.x().value());
            double y = frame.py(point.y().value());
            var bars = new StringBuilder();
            if (point.x().hasInterval()) {
                bars.append("M"
                        + Ink.number(frame.px(within(frame.x(), point.x().low()))) + " " + Ink.number(y) + "H"
                        + Ink.number(frame.px(within(frame.x(), point.x().high()))));
            }
            if (point.y().hasInterval()) {
                bars.append("M" + Ink.number(x) + " "
                        + Ink.number(frame.py(within(frame.y(), point.y().low()))) + "V"
                        + Ink.number(frame.py(within(frame.y(), point.y().high()))));
            }
            if (!bars.isEmpty()) {
                svg.empty("path", "class", "line " + shown.series().colourClass(), "style", THIN, "d", bars.toString());
            }
            svg.add(shown.series().marker(x, y, 3));
        }
        svg.text("\n");
    }

    /** An end that an axis cannot show lies at the axis' end. */
    private static double within(Axis axis, double value) {
        return Math.min(Math.max(value, axis.min()), axis.max());
    }

    /** A name in the legend, in the row where there is room for it. */
    private record Entry(Shown shown, String text, double x, int row) {
        void draw(Markup svg) {
            double y = 27 + LINE * row;
            if (shown.isReference()) {
                Ink.path(svg, "predicted", "M" + Ink.number(x) + " " + Ink.number(y) + "h16");
            } else {
                svg.add(shown.series().marker(x + 5, y, 3.2));
            }
            var colour = shown.isReference() ? "ink" : shown.series().colourClass();
            Ink.text(svg, text, "label " + colour, Ink.Anchor.START, x + (shown.isReference() ? 21 : 13), y + 3.5);
        }
    }

    private List<Entry> legend(List<Shown> all) {
        var entries = new ArrayList<Entry>();
        double x = 3;
        int row = 0;
        for (var shown : all) {
            var text = shown.marks().label() + (shown.points().isEmpty() ? " (no points)" : "");
            double room = text.length() * Frame.CHARACTER + 36;
            if (x > 3 && x + room > width()) {
                x = 3;
                row++;
            }
            entries.add(new Entry(shown, text, x, row));
            x += room;
        }
        return entries;
    }

    private String describe(List<Shown> all) {
        return panel.y().label() + " over " + panel.x().label() + ". "
                + all.stream().map(MarksPanel::words).collect(Collectors.joining("; "));
    }

    private static String words(Shown shown) {
        var n = shown.points().size();
        var kind = shown.isReference() ? " (reference)" : "";
        if (n == 0) {
            return shown.marks().label() + kind + ": no points";
        }
        var some = shown.points().stream()
                .limit(MOST_IN_WORDS)
                .map(MarksPanel::words)
                .toList();
        return shown.marks().label() + kind + ": " + String.join(", ", some)
                + (n > some.size() ? ", and " + (n - some.size()) + " more points" : "");
    }

    private static String words(Point point) {
        return (point.label().isEmpty() ? "" : point.label() + " ") + words(point.y()) + " at " + words(point.x());
    }

    private static String words(Estimate estimate) {
        return Numbers.significant(estimate.value(), 3)
                + (estimate.hasInterval()
                        ? " (" + Numbers.significant(estimate.low(), 3) + " to "
                                + Numbers.significant(estimate.high(), 3) + ")"
                        : "");
    }
}
