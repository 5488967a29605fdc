package org.l2bench.reports.plot;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Interval;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.ItemComparison;
import org.l2bench.reports.verdict.Samples;

/** One panel of {@link Figure.ItemIntervals}: a row per contrast. */
record IntervalsPanel(Figure.IntervalPanel panel, Samples samples) {
    private static final double WIDTH = 380;
    private static final double TOP = 24;

    Picture draw() {
        var comparisons = panel.contrasts().stream().distinct().collect(Collectors.toMap(c -> c, this::comparison));
        var extent = comparisons.values().stream()
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
        var svg = frame.open(panel.label(), describe(comparisons));
        frame.drawX(svg, panel.xLabel());
        Ink.vertical(svg, "mark", frame.px(0), TOP, frame.plotBottom());
        for (var row = 0; row < panel.contrasts().size(); row++) {
            var contrast = panel.contrasts().get(row);
            drawRow(svg, frame, contrast.label(), row, comparisons.get(contrast));
        }
        return new Picture(WIDTH, frame.height(), svg.close());
    }

    /** Without an interval over items there is nothing to draw. */
    private Optional<ItemComparison> comparison(Contrast contrast) {
        return ItemComparison.of(contrast, 0, samples)
                .filter(c -> c.resampling().interval().isPresent());
    }

    private static Interval interval(ItemComparison comparison) {
        return comparison.resampling().interval().orElseThrow();
    }

    private static DoubleStream extent(ItemComparison comparison) {
        var interval = interval(comparison);
        return DoubleStream.concat(
                DoubleStream.of(interval.low(), interval.high()),
                comparison.pairs().differences().stream().mapToDouble(Double::doubleValue));
    }

    private static void drawRow(Markup svg, Frame frame, String label, int row, Optional<ItemComparison> comparison) {
        var y = frame.row(row);
        Ink.text(svg, label, "tick", Ink.Anchor.END, frame.left() - 8, y + 3.5);
        Ink.horizontal(svg, "grid", frame.left(), frame.plotRight(), y);
        if (comparison.isEmpty()) {
            Ink.text(svg, "not run", "tick", Ink.Anchor.START, frame.left() + 6, y - 3);
            return;
        }
        var interval = interval(comparison.get());
        Ink.horizontal(svg, "whisker", frame.px(interval.low()), frame.px(interval.high()), y);
        Ink.vertical(svg, "whisker", frame.px(interval.low()), y - 4, y + 4);
        Ink.vertical(svg, "whisker", frame.px(interval.high()), y - 4, y + 4);
        var differences = comparison.get().pairs().differences();
        var series = new Series(0);
        for (var i = 0; i < differences.size(); i++) {
            var offset = differences.size() < 2 ? 0 : (double) i / (differences.size() - 1) - 0.5;
            svg.add(series.marker(frame.px(differences.get(i)), y + offset * Frame.ROW * 0.42, 2.5));
        }
        Ink.vertical(svg, "mean", frame.px(Summary.of(differences).mean()), y - 10, y + 10);
        svg.text("\n");
    }

    private String describe(Map<Contrast, Optional<ItemComparison>> comparisons) {
        return panel.contrasts().stream()
                .map(c -> c.label() + " "
                        + comparisons.get(c).map(IntervalsPanel::words).orElse("not run"))
                .collect(Collectors.joining("; "));
    }

    private static String words(ItemComparison comparison) {
        var interval = interval(comparison);
        var mean = Summary.of(comparison.pairs().differences()).mean();
        return "mean " + Numbers.signed(mean, 4) + ", interval over items " + Numbers.signed(interval.low(), 4) + " to "
                + Numbers.signed(interval.high(), 4) + ", n = "
                + comparison.pairs().n();
    }
}
