package org.l2bench.reports.plot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.verdict.Samples;

/** One panel of {@link Figure.SeedDots}: a row per arm, so that names can be long and values stand under each other. */
record DotsPanel(Figure.SeedDots figure, Figure.Panel panel, Samples samples, List<String> armOrder, Metric metric) {
    private static final double WIDTH = 380;
    private static final double TOP = 24;

    Picture draw() {
        var values = new TreeMap<String, Map<Replicate, Double>>();
        figure.arms().forEach(arm -> values.put(arm, samples.values(Quantity.metric(arm, panel.key()))));
        var finite = values.values().stream()
                .flatMap(v -> v.values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        if (finite.getCount() == 0) {
            return Blank.picture(WIDTH, panel.label(), "no record has this metric yet");
        }
        var frame = Frame.ofRows(WIDTH, TOP, figure.arms(), Axis.linear(finite.getMin(), finite.getMax(), 5));
        var svg = frame.open(panel.label(), describe(values));
        frame.drawX(svg, Frame.label(metric));
        for (var row = 0; row < figure.arms().size(); row++) {
            var arm = figure.arms().get(row);
            drawRow(svg, frame, arm, values.get(arm), frame.row(row));
        }
        return new Picture(WIDTH, frame.height(), svg.close());
    }

    private void drawRow(Markup svg, Frame frame, String arm, Map<Replicate, Double> values, double y) {
        var series = new Series(Math.max(0, armOrder.indexOf(arm)));
        var name = "label " + series.colourClass();
        Ink.text(svg, arm, name, Ink.Anchor.END, frame.left() - 8, y + 3.5);
        Ink.path(
                svg,
                "grid",
                "M" + Ink.number(frame.left()) + " " + Ink.number(y) + "H" + Ink.number(frame.plotRight()));
        var finite = values.values().stream().filter(Double::isFinite).toList();
        if (finite.isEmpty()) {
            Ink.text(svg, "not run", "tick", Ink.Anchor.START, frame.left() + 6, y - 3);
            return;
        }
        var seeds = samples.wantedSeeds();
        values.forEach((seed, value) -> {
            if (Double.isFinite(value)) {
                // The same seed has the same place in every row.
                var offset = seeds.size() < 2 ? 0 : (double) seeds.indexOf(seed) / (seeds.size() - 1) - 0.5;
                svg.add(series.marker(frame.px(value), y + offset * Frame.ROW * 0.42, 2.5));
            }
        });
        var summary = Summary.of(finite);
        Ink.vertical(svg, "mean", frame.px(summary.mean()), y - 10, y + 10);
        var min = frame.px(summary.min());
        Ink.path(svg, "minimum", "M" + Ink.number(min) + " " + Ink.number(y + 7) + "l4 7h-8z");
        svg.text("\n");
    }

    private String describe(Map<String, Map<Replicate, Double>> values) {
        return String.join(
                "; ",
                figure.arms().stream()
                        .map(arm -> {
                            var numbers = List.copyOf(values.get(arm).values());
                            if (numbers.isEmpty()) {
                                return arm + " not run";
                            }
                            var s = Summary.of(numbers);
                            return arm + " mean " + Numbers.fixed(s.mean(), metric.decimals()) + ", minimum "
                                    + Numbers.fixed(s.min(), metric.decimals()) + ", maximum "
                                    + Numbers.fixed(s.max(), metric.decimals()) + ", n = " + s.n();
                        })
                        .toList());
    }
}
