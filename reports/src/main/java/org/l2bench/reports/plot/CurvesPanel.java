package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** One panel of {@link Figure.Curves}. */
record CurvesPanel(Figure.Curves figure, Figure.Panel panel, Samples samples, List<String> armOrder) {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 270;
    private static final int MOST_MARKERS = 30;

    private record Point(double x, Summary y) {}

    private record Line(String arm, Series series, List<Point> points) {
        Point last() {
            return points.get(points.size() - 1);
        }
    }

    Picture draw() {
        var left = new int[] {0};
        var lines = figure.arms().stream()
                .map(arm -> line(arm, left))
                .filter(l -> !l.points().isEmpty())
                .toList();
        var points = lines.stream().flatMap(l -> l.points().stream()).toList();
        if (points.isEmpty()) {
            return Blank.picture(WIDTH, panel.label(), "no record has this curve yet");
        }
        var xs = points.stream().mapToDouble(Point::x).summaryStatistics();
        var low = points.stream().mapToDouble(p -> p.y().min()).min().getAsDouble();
        var high = points.stream().mapToDouble(p -> p.y().max()).max().getAsDouble();
        var x = figure.logX() ? Axis.logarithmic(xs.getMin(), xs.getMax()) : Axis.tight(xs.getMin(), xs.getMax(), 6);
        var y = figure.logY() ? Axis.logarithmic(low, high) : Axis.linear(low, high, 5);
        var names = lines.stream().mapToInt(l -> l.arm().length()).max().getAsInt();
        var frame = new Frame(WIDTH, HEIGHT, 46, Math.min(130, names * Frame.CHARACTER + 12), 42, 36, x, y);
        var svg = frame.open(panel.label(), describe(lines));
        frame.drawY(svg, figure.logY() ? "log scale" : "");
        frame.drawX(svg, figure.xLabel());
        drawMark(svg, frame);
        lines.forEach(l -> drawBand(svg, frame, l));
        var labels = new Labels(frame.top(), frame.plotBottom() - 4);
        lines.forEach(l -> drawLine(svg, frame, l, labels));
        labels.draw(svg);
        if (left[0] > 0) {
            var note = left[0] + " values at or below 0 or not finite are not shown";
            Ink.text(svg, note, "tick", Ink.Anchor.END, WIDTH - 2, 13);
        }
        return new Picture(WIDTH, HEIGHT, svg.close());
    }

    /** The mean over seeds at every x that a seed has; counts what the axes cannot show. */
    private Line line(String arm, int[] left) {
        var byX = new TreeMap<Double, List<Double>>();
        for (var seed : samples.seeds(arm)) {
            var curve = samples.curve(arm, seed, panel.key());
            if (curve.isEmpty()) {
                continue;
            }
            for (var i = 0; i < curve.get().x().size(); i++) {
                var x = curve.get().x().get(i);
                var y = curve.get().y().get(i);
                if (Double.isFinite(y) && (!figure.logY() || y > 0) && (!figure.logX() || x > 0)) {
                    byX.computeIfAbsent(x, k -> new ArrayList<>()).add(y);
                } else {
                    left[0]++;
                }
            }
        }
        var points = byX.entrySet().stream()
                .map(e -> new Point(e.getKey(), Summary.of(e.getValue())))
                .toList();
        return new Line(arm, new Series(Math.max(0, armOrder.indexOf(arm))), points);
    }

    private void drawMark(Markup svg, Frame frame) {
        if (figure.mark().isEmpty() || !frame.x().holds(figure.mark().getAsDouble())) {
            return;
        }
        var mark = figure.mark().getAsDouble();
        var text = mark == StrictMath.rint(mark) ? Numbers.fixed(mark, 0) : Numbers.significant(mark, 3);
        Ink.vertical(svg, "mark", frame.px(mark), frame.top(), frame.plotBottom());
        Ink.text(svg, text, "tick", Ink.Anchor.MIDDLE, frame.px(mark), frame.top() - 3);
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

    private static void drawLine(Markup svg, Frame frame, Line line, Labels labels) {
        var path = new StringBuilder("M");
        line.points().forEach(p -> path.append(at(frame, p.x(), p.y().mean())).append(' '));
        Ink.line(svg, line.series(), path.toString().strip());
        var every = 1 + line.points().size() / MOST_MARKERS;
        for (var i = line.points().size() - 1; i >= 0; i -= every) {
            var p = line.points().get(i);
            svg.add(line.series().marker(frame.px(p.x()), frame.py(p.y().mean()), 2.6));
        }
        svg.text("\n");
        labels.want(
                line.arm(),
                frame.px(line.last().x()) + 7,
                frame.py(line.last().y().mean()),
                line.series());
    }

    private static String at(Frame frame, double x, double y) {
        return Ink.number(frame.px(x)) + " " + Ink.number(frame.py(y));
    }

    private String describe(List<Line> lines) {
        return String.join(
                "; ",
                lines.stream()
                        .map(l -> l.arm() + " ends at "
                                + Numbers.significant(l.last().y().mean(), 3) + " (mean of "
                                + l.last().y().n() + " seeds, "
                                + Numbers.significant(l.last().y().min(), 3) + " to "
                                + Numbers.significant(l.last().y().max(), 3) + ") at "
                                + Numbers.significant(l.last().x(), 3))
                        .toList());
    }
}
