package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** The panel of {@link Figure.ArmScatter}. */
record ScatterPanel(Figure.ArmScatter figure, Samples samples, Metric x, Metric y) {
    private static final double WIDTH = 620;
    private static final double HEIGHT = 420;
    private static final String THIN = "stroke-width:1;stroke-opacity:.7";

    private static final String SHADE = "stroke:none;fill:currentColor;fill-opacity:.08";
    private static final String DASHED = "fill:none;stroke-width:1;stroke-dasharray:4 3";

    private record Mark(String arm, Series series, Summary x, Summary y) {}

    Picture draw() {
        var marks = marks();
        if (marks.isEmpty()) {
            return Blank.picture(WIDTH, figure.title(), "no record has both metrics yet");
        }
        var band = figure.guides().band();
        var xs = Stream.concat(
                        marks.stream().flatMap(m -> ends(m.x()).stream()),
                        band.stream().flatMap(b -> Stream.of(b.low(), b.high())))
                .toList();
        var ys = marks.stream().flatMap(m -> ends(m.y()).stream()).toList();
        var names = marks.stream().mapToInt(m -> label(m.arm()).length()).max().orElse(0);
        var frame =
                new Frame(WIDTH, HEIGHT, 46, Math.min(180, names * Frame.CHARACTER + 12), 58, 36, axis(xs), axis(ys));
        var svg = frame.open(figure.title(), describe(marks));
        drawLegend(svg);
        band.ifPresent(b -> draw(svg, frame, b));
        frame.drawY(svg, Frame.label(y));
        frame.drawX(svg, Frame.label(x));
        if (figure.guides().hasFront()) {
            drawFront(svg, frame, marks);
        }
        var labels = new Labels(frame.top(), frame.plotBottom() - 4);
        for (var mark : marks) {
            labels.want(
                    label(mark.arm()),
                    frame.px(mark.x().mean()) + 7,
                    frame.py(mark.y().mean()),
                    mark.series());
        }
        labels.draw(svg);
        for (var mark : marks) { // over the labels, which may have to stand where another mark is
            draw(svg, frame, mark);
        }
        return new Picture(WIDTH, HEIGHT, svg.close());
    }

    private String label(String arm) {
        return figure.guides().labels().getOrDefault(arm, arm);
    }

    private static void draw(Markup svg, Frame frame, Figure.Band band) {
        double from = frame.px(band.low());
        svg.empty(
                "rect",
                "class",
                "grid",
                "style",
                SHADE,
                "x",
                Ink.number(from),
                "y",
                Ink.number(frame.top()),
                "width",
                Ink.number(frame.px(band.high()) - from),
                "height",
                Ink.number(frame.plotBottom() - frame.top()));
        Ink.text(svg, band.label(), "tick", Ink.Anchor.START, from + 3, frame.plotBottom() - 5);
    }

    /** A line through the means that no other mean beats, less across and more upwards being better. */
    private static void drawFront(Markup svg, Frame frame, List<Mark> marks) {
        var path = new StringBuilder();
        double most = Double.NEGATIVE_INFINITY;
        for (var mark : marks.stream()
                .sorted(Comparator.comparingDouble((Mark m) -> m.x().mean()).thenComparing(m -> -m.y().mean()))
                .toList()) {
            if (mark.y().mean() > most) {
                most = mark.y().mean();
                path.append(path.isEmpty() ? "M" : "L")
                        .append(Ink.number(frame.px(mark.x().mean())))
                        .append(' ')
                        .append(Ink.number(frame.py(most)));
            }
        }
        svg.empty("path", "class", "axis", "style", DASHED, "d", path.toString());
    }

    private List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        for (var group : figure.groups()) {
            var series = new Series(figure.groups().indexOf(group));
            for (var arm : group.arms()) {
                var across = finite(arm, x);
                var upwards = finite(arm, y);
                if (!across.isEmpty() && !upwards.isEmpty()) {
                    marks.add(new Mark(arm, series, Summary.of(across), Summary.of(upwards)));
                }
            }
        }
        return marks;
    }

    private List<Double> finite(String arm, Metric metric) {
        return samples.values(Quantity.metric(arm, metric.name())).values().stream()
                .filter(Double::isFinite)
                .toList();
    }

    private void drawLegend(Markup svg) {
        var at = 8.0;
        for (var group : figure.groups()) {
            var series = new Series(figure.groups().indexOf(group));
            svg.add(series.marker(at, 27, 3.2));
            Ink.text(svg, group.label(), "label " + series.colourClass(), Ink.Anchor.START, at + 8, 30.5);
            at += group.label().length() * Frame.CHARACTER + 34;
        }
        svg.text("\n");
    }

    private static void draw(Markup svg, Frame frame, Mark mark) {
        var xs = ends(mark.x());
        var ys = ends(mark.y());
        var cross = "M" + Ink.number(frame.px(xs.get(0))) + " "
                + Ink.number(frame.py(mark.y().mean())) + "H"
                + Ink.number(frame.px(xs.get(1))) + "M"
                + Ink.number(frame.px(mark.x().mean())) + " "
                + Ink.number(frame.py(ys.get(0))) + "V" + Ink.number(frame.py(ys.get(1)));
        svg.empty("path", "class", "line " + mark.series().colourClass(), "style", THIN, "d", cross);
        svg.add(mark.series()
                .marker(frame.px(mark.x().mean()), frame.py(mark.y().mean()), 3.2));
        svg.text("\n");
    }

    /** Mean minus and plus the standard deviation; the mean twice if there is but one seed. */
    private static List<Double> ends(Summary summary) {
        var sd = summary.sd().orElse(0);
        return List.of(summary.mean() - sd, summary.mean() + sd);
    }

    private static Axis axis(List<Double> values) {
        var all = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return Axis.linear(all.getMin(), all.getMax(), 6);
    }

    private String describe(List<Mark> marks) {
        return String.join(
                "; ",
                marks.stream()
                        .map(m -> m.arm() + ": " + x.label() + " " + Numbers.fixed(m.x().mean(), x.decimals()) + ", "
                                + y.label() + " " + Numbers.fixed(m.y().mean(), y.decimals()))
                        .toList());
    }
}
