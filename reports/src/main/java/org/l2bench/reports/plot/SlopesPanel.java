package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.plot.Axis.Tick;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** The panel of {@link Figure.Slopes}. */
record SlopesPanel(Figure.Slopes figure, Samples samples, Metric metric) {
    private static final double WIDTH = 420;
    private static final double HEIGHT = 320;
    private static final double INSET = 0.25;
    private static final String THIN = "stroke-width:.7;stroke-opacity:.6";

    /** Values of the seeds that have both ends. */
    private record Line(Figure.Slope slope, Series series, Map<Replicate, double[]> ends) {
        double mean(int end) {
            return Summary.of(ends.values().stream().map(e -> e[end]).toList()).mean();
        }
    }

    Picture draw() {
        var lines = lines();
        var all = lines.stream()
                .flatMap(l -> l.ends().values().stream())
                .flatMapToDouble(Arrays::stream)
                .summaryStatistics();
        if (all.getCount() == 0) {
            return Blank.picture(WIDTH, figure.title(), "no " + samples.noun() + " has both ends yet");
        }
        var names =
                lines.stream().mapToInt(l -> l.slope().label().length()).max().orElse(0);
        var ends = List.of(new Tick(INSET, figure.left()), new Tick(1 - INSET, figure.right()));
        var frame = new Frame(
                WIDTH,
                HEIGHT,
                46,
                Math.min(160, names * Frame.CHARACTER + 12),
                42,
                36,
                new Axis(false, 0, 1, ends),
                Axis.linear(all.getMin(), all.getMax(), 5));
        var svg = frame.open(figure.title(), describe(lines));
        frame.drawY(svg, Frame.label(metric));
        frame.drawX(svg, "");
        var labels = new Labels(frame.top(), frame.plotBottom() - 4);
        for (var line : lines) {
            draw(svg, frame, line, labels);
        }
        labels.draw(svg);
        return new Picture(WIDTH, HEIGHT, svg.close());
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var slope : figure.slopes()) {
            var left = samples.values(Quantity.metric(slope.leftArm(), metric.name()));
            var right = samples.values(Quantity.metric(slope.rightArm(), metric.name()));
            var ends = new LinkedHashMap<Replicate, double[]>();
            left.forEach((seed, value) -> {
                if (right.containsKey(seed) && Double.isFinite(value) && Double.isFinite(right.get(seed))) {
                    ends.put(seed, new double[] {value, right.get(seed)});
                }
            });
            if (!ends.isEmpty()) {
                lines.add(new Line(slope, new Series(figure.slopes().indexOf(slope)), ends));
            }
        }
        return lines;
    }

    private static void draw(Markup svg, Frame frame, Line line, Labels labels) {
        line.ends()
                .values()
                .forEach(e -> svg.empty(
                        "path",
                        "class",
                        "line " + line.series().colourClass(),
                        "style",
                        THIN,
                        "d",
                        path(frame, e[0], e[1])));
        Ink.line(svg, line.series(), path(frame, line.mean(0), line.mean(1)));
        for (var end = 0; end < 2; end++) {
            svg.add(line.series().marker(x(frame, end), frame.py(line.mean(end)), 3.2));
        }
        svg.text("\n");
        labels.want(line.slope().label(), frame.plotRight() + 4, frame.py(line.mean(1)), line.series());
    }

    private static double x(Frame frame, int end) {
        return frame.px(end == 0 ? INSET : 1 - INSET);
    }

    private static String path(Frame frame, double left, double right) {
        return "M" + Ink.number(x(frame, 0)) + " " + Ink.number(frame.py(left)) + "L" + Ink.number(x(frame, 1)) + " "
                + Ink.number(frame.py(right));
    }

    private String describe(List<Line> lines) {
        return String.join(
                "; ",
                lines.stream()
                        .map(l -> l.slope().label() + " from " + Numbers.fixed(l.mean(0), metric.decimals()) + " ("
                                + figure.left() + ") to " + Numbers.fixed(l.mean(1), metric.decimals()) + " ("
                                + figure.right() + "), means of " + l.ends().size() + " " + samples.noun() + "s")
                        .toList());
    }
}
