package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** One panel of {@link Figure.Overlay}. */
record OverlayPanel(Figure.Overlay figure, Figure.OverlayPanel panel, Samples samples) {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 270;
    private static final int MOST_MARKERS = 16;

    private record Point(double x, Summary y) {}

    private record Line(Figure.OverlayLine line, Series series, List<Point> points) {
        boolean is(Figure.Look look) {
            return line.look() == look;
        }

        Point last() {
            return points.get(points.size() - 1);
        }
    }

    Picture draw() {
        var lines = new ArrayList<Line>();
        var measured = -1;
        for (var line : panel.lines()) {
            // A prediction has the look of the measurement before it, without marks.
            measured = line.look() == Figure.Look.PREDICTION ? Math.max(0, measured) : measured + 1;
            var drawn = new Line(line, new Series(measured), points(line));
            if (!drawn.points().isEmpty()) {
                lines.add(drawn);
            }
        }
        if (lines.isEmpty()) {
            return Blank.picture(WIDTH, panel.label(), "no record has this curve yet");
        }
        var frame = frame(lines);
        var svg = frame.open(panel.label(), describe(lines));
        frame.drawY(svg, panel.logY() ? "log scale" : "");
        frame.drawX(svg, figure.xLabel());
        lines.stream().filter(l -> l.is(Figure.Look.MEAN)).forEach(l -> drawBand(svg, frame, l));
        var labels = new Labels(frame.top(), frame.plotBottom() - 4);
        lines.forEach(l -> drawLine(svg, frame, l, labels));
        labels.draw(svg);
        return new Picture(WIDTH, HEIGHT, svg.close());
    }

    private Frame frame(List<Line> lines) {
        var points = lines.stream().flatMap(l -> l.points().stream()).toList();
        var xs = points.stream().mapToDouble(Point::x).summaryStatistics();
        var low = points.stream().mapToDouble(p -> p.y().min()).min().getAsDouble();
        var high = points.stream().mapToDouble(p -> p.y().max()).max().getAsDouble();
        var x = figure.logX() ? logarithmic(xs.getMin(), xs.getMax()) : Axis.tight(xs.getMin(), xs.getMax(), 6);
        var y = panel.logY() ? Axis.logarithmic(low, high) : Axis.linear(low, high, 5);
        var names = lines.stream()
                .filter(this::isNamed)
                .mapToInt(l -> l.line().label().length())
                .max()
                .orElse(0);
        return new Frame(WIDTH, HEIGHT, 46, Math.min(130, names * Frame.CHARACTER + 12), 42, 36, x, y);
    }

    /** Of several predictions only one that stands alone is named; the others lie on their measurements. */
    private boolean isNamed(Line line) {
        return !line.is(Figure.Look.PREDICTION)
                || panel.lines().stream()
                                .filter(l -> l.look() == Figure.Look.PREDICTION)
                                .count()
                        == 1;
    }

    /** The mean over seeds at every x that a seed has and the axes can show; or all points of all seeds. */
    private List<Point> points(Figure.OverlayLine line) {
        var byX = new TreeMap<Double, List<Double>>();
        for (var seed : samples.seeds(line.arm())) {
            var curve = samples.curve(line.arm(), seed, line.curve());
            if (curve.isEmpty()) {
                continue;
            }
            for (var i = 0; i < curve.get().x().size(); i++) {
                var x = place(curve.get().x().get(i));
                var y = curve.get().y().get(i);
                if (Double.isFinite(y) && (!panel.logY() || y > 0) && (!figure.logX() || x > 0)) {
                    byX.computeIfAbsent(x, k -> new ArrayList<>()).add(y);
                }
            }
        }
        return line.look() == Figure.Look.POINTS
                ? byX.entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(y -> new Point(e.getKey(), Summary.of(List.of(y)))))
                        .toList()
                : byX.entrySet().stream()
                        .map(e -> new Point(e.getKey(), Summary.of(e.getValue())))
                        .toList();
    }

    private double place(double x) {
        return figure.logX() && x == 0 ? figure.zeroX().orElse(0) : x;
    }

    /** Where 0 is drawn stands a 0, and nothing before the next tick that is well apart from it. */
    private Axis logarithmic(double min, double max) {
        var axis = Axis.logarithmic(min, max);
        if (figure.zeroX().isEmpty() || figure.zeroX().getAsDouble() != min) {
            return axis;
        }
        var ticks = new ArrayList<>(List.of(new Axis.Tick(min, "0")));
        axis.ticks().stream().filter(t -> t.value() >= 3 * min).forEach(ticks::add);
        return new Axis(true, axis.min(), axis.max(), ticks);
    }

    private static void drawBand(Markup svg, Frame frame, Line line) {
        var path = new StringBuilder("M");
        line.points().forEach(p -> path.append(at(frame, p.x(), p.y().max())).append(' '));
        for (var i = line.points().size() - 1; i >= 0; i--) {
            var p = line.points().get(i);
            path.append(at(frame, p.x(), p.y().min())).append(' ');
        }
        Ink.path(svg, "band " + line.series().colourClass(), path.append('z').toString());
    }

    private void drawLine(Markup svg, Frame frame, Line line, Labels labels) {
        switch (line.line().look()) {
            case PREDICTION -> Ink.path(svg, "predicted", path(frame, line));
            case POINTS -> Ink.dots(svg, line.series(), dots(frame, line));
            case MEAN -> {
                Ink.line(svg, line.series(), path(frame, line));
                var every = 1 + line.points().size() / MOST_MARKERS;
                for (var i = line.points().size() - 1; i >= 0; i -= every) {
                    var p = line.points().get(i);
                    svg.add(line.series().marker(frame.px(p.x()), frame.py(p.y().mean()), 2.6));
                }
            }
        }
        svg.text("\n");
        if (isNamed(line)) {
            labels.want(
                    line.line().label(),
                    frame.px(line.last().x()) + 7,
                    frame.py(line.last().y().mean()),
                    line.is(Figure.Look.PREDICTION) ? "ink" : line.series().colourClass());
        }
    }

    private static String path(Frame frame, Line line) {
        var path = new StringBuilder("M");
        line.points().forEach(p -> path.append(at(frame, p.x(), p.y().mean())).append(' '));
        return path.toString().strip();
    }

    /** A stroke without length at each point, which a round cap makes a dot. */
    private static String dots(Frame frame, Line line) {
        var path = new StringBuilder();
        line.points().stream()
                .map(p -> "M" + at(frame, p.x(), p.y().mean()) + "h0")
                .distinct()
                .forEach(path::append);
        return path.toString();
    }

    private static String at(Frame frame, double x, double y) {
        return Ink.number(frame.px(x)) + " " + Ink.number(frame.py(y));
    }

    private static String describe(List<Line> lines) {
        return String.join(
                "; ",
                lines.stream()
                        .map(l -> l.line().label()
                                + (l.is(Figure.Look.POINTS) ? ", " + l.points().size() + " points, the last" : " ends")
                                + " at "
                                + Numbers.significant(l.last().y().mean(), 3) + " (mean of "
                                + l.last().y().n() + " values, "
                                + Numbers.significant(l.last().y().min(), 3) + " to "
                                + Numbers.significant(l.last().y().max(), 3) + ") at "
                                + Numbers.significant(l.last().x(), 3))
                        .toList());
    }
}
