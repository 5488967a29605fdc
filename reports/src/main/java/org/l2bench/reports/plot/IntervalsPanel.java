package org.l2bench.reports.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Interval;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.StudentInterval;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.ItemComparison;
import org.l2bench.reports.verdict.Samples;

/**
 * One panel of {@link Figure.ItemIntervals} or {@link Figure.SeedIntervals}: a row per contrast.
 *
 * @param rows what is drawn of a contrast; empty where there is nothing to draw
 * @param kind what its intervals are, for those who cannot see them
 */
record IntervalsPanel(Figure.IntervalPanel panel, Function<Contrast, Optional<Row>> rows, String kind) {
    /** The differences of the seeds, and an interval of their mean. */
    private record Row(List<Double> differences, Interval interval) {
        double mean() {
            return Summary.of(differences).mean();
        }
    }

    /** With the bootstrap over items; without an interval over items there is nothing to draw. */
    static IntervalsPanel overItems(Figure.IntervalPanel panel, Samples samples) {
        return new IntervalsPanel(
                panel,
                contrast -> ItemComparison.of(contrast, 0, samples).flatMap(c -> c.resampling()
                        .interval()
                        .map(interval -> new Row(c.pairs().differences(), interval))),
                "interval over items");
    }

    /** With Student's interval over seeds, of which it takes two. */
    static IntervalsPanel overSeeds(Figure.IntervalPanel panel, Samples samples) {
        return new IntervalsPanel(
                panel,
                contrast -> {
                    var pairs = samples.pairs(contrast.left(), contrast.right());
                    return pairs.n() < 2 || pairs.notFinite().isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    new Row(pairs.differences(), StudentInterval.of(pairs.differences(), COVERAGE)));
                },
                "95 % interval");
    }

    private static final double COVERAGE = 0.95;
    private static final double WIDTH = 380;
    private static final double TOP = 24;

    Picture draw() {
        var drawn = panel.contrasts().stream().distinct().collect(Collectors.toMap(c -> c, rows));
        var extent = drawn.values().stream()
                .flatMap(Optional::stream)
                .flatMapToDouble(IntervalsPanel::extent)
                .summaryStatistics();
        if (extent.getCount() == 0) {
            return Blank.picture(WIDTH, panel.label(), "no record has these means yet");
        }
        var frame = Frame.ofRows(
                WIDTH,
                TOP,
                panel.contrasts().stream().map(Contrast::label).toList(),
                Axis.linear(Math.min(0, extent.getMin()), Math.max(0, extent.getMax()), 5));
        var svg = frame.open(panel.label(), describe(drawn));
        frame.drawX(svg, panel.xLabel());
        Ink.vertical(svg, "mark", frame.px(0), TOP, frame.plotBottom());
        for (var row = 0; row < panel.contrasts().size(); row++) {
            var contrast = panel.contrasts().get(row);
            drawRow(svg, frame, contrast.label(), row, drawn.get(contrast));
        }
        return new Picture(WIDTH, frame.height(), svg.close());
    }

    private static DoubleStream extent(Row row) {
        return DoubleStream.concat(
                DoubleStream.of(row.interval().low(), row.interval().high()),
                row.differences().stream().mapToDouble(Double::doubleValue));
    }

    private static void drawRow(Markup svg, Frame frame, String label, int place, Optional<Row> row) {
        var y = frame.row(place);
        Ink.text(svg, label, "tick", Ink.Anchor.END, frame.left() - 8, y + 3.5);
        Ink.horizontal(svg, "grid", frame.left(), frame.plotRight(), y);
        if (row.isEmpty()) {
            Ink.text(svg, "not run", "tick", Ink.Anchor.START, frame.left() + 6, y - 3);
            return;
        }
        var interval = row.get().interval();
        Ink.horizontal(svg, "whisker", frame.px(interval.low()), frame.px(interval.high()), y);
        Ink.vertical(svg, "whisker", frame.px(interval.low()), y - 4, y + 4);
        Ink.vertical(svg, "whisker", frame.px(interval.high()), y - 4, y + 4);
        var differences = row.get().differences();
        var series = new Series(0);
        for (var i = 0; i < differences.size(); i++) {
            var offset = differences.size() < 2 ? 0 : (double) i / (differences.size() - 1) - 0.5;
            svg.add(series.marker(frame.px(differences.get(i)), y + offset * Frame.ROW * 0.42, 2.5));
        }
        Ink.vertical(svg, "mean", frame.px(row.get().mean()), y - 10, y + 10);
        svg.text("\n");
    }

    private String describe(Map<Contrast, Optional<Row>> drawn) {
        return panel.contrasts().stream()
                .map(c -> c.label() + " " + drawn.get(c).map(this::words).orElse("not run"))
                .collect(Collectors.joining("; "));
    }

    private String words(Row row) {
        return "mean " + Numbers.signed(row.mean(), 4) + ", " + kind + " "
                + Numbers.signed(row.interval().low(), 4) + " to "
                + Numbers.signed(row.interval().high(), 4) + ", n = "
                + row.differences().size();
    }
}
