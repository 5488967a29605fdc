package org.l2bench.reports.plot;

import java.util.List;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.verdict.Samples;

/**
 * Draws each kind of figure.
 *
 * @param armOrder all arms of the experiment: an arm looks the same in all figures
 */
record Drawings(Samples samples, List<String> armOrder, List<Metric> metrics) implements Figure.Cases<Drawing> {
    @Override
    public Drawing curves(Figure.Curves figure) {
        return new Drawing(
                figure.panels().stream()
                        .map(p -> new CurvesPanel(figure, p, samples, armOrder).draw())
                        .toList(),
                "Line: mean over seeds; band: minimum to maximum. Each panel has its own range.");
    }

    @Override
    public Drawing seedDots(Figure.SeedDots figure) {
        return new Drawing(
                figure.panels().stream()
                        .map(p -> new DotsPanel(figure, p, samples, armOrder, metric(p.key())).draw())
                        .toList(),
                "Each mark is one seed, at the same height in every row; vertical bar: mean; open triangle below: "
                        + "minimum. Each panel has its own range.");
    }

    @Override
    public Drawing histograms(Figure.Histograms figure) {
        return new Drawing(
                figure.panels().stream()
                        .map(p -> new HistogramPanel(figure, p, samples).draw())
                        .toList(),
                "All seeds pooled, from each seed's quantiles. Each panel has its own range.");
    }

    @Override
    public Drawing slopes(Figure.Slopes figure) {
        return new Drawing(
                List.of(new SlopesPanel(figure, samples, metric(figure.metric())).draw()),
                "Thin line: one " + samples.noun() + "; thick line: mean over " + samples.noun() + "s.");
    }

    @Override
    public Drawing armScatter(Figure.ArmScatter figure) {
        return new Drawing(
                List.of(new ScatterPanel(figure, samples, metric(figure.x()), metric(figure.y())).draw()),
                "Mark: means over seeds; cross: one standard deviation over seeds either way.");
    }

    @Override
    public Drawing overlay(Figure.Overlay figure) {
        return new Drawing(
                figure.panels().stream()
                        .map(p -> new OverlayPanel(figure, p, samples).draw())
                        .toList(),
                "Marked line: mean over seeds; band: minimum to maximum; dashed line without marks: prediction. Each panel "
                        + "has its own range.");
    }

    /** Maps come in pairs. */
    @Override
    public Drawing heatMap(Figure.HeatMap figure) {
        return new Drawing(
                figure.panels().stream()
                        .map(p -> new HeatMapPanel(figure, p, samples).draw())
                        .toList(),
                "Numbers: mean over seeds, in per cent; darker is lower within a panel. Frame: the best strength of each "
                        + "learning rate; dot: the vertex of the parabola through it and its neighbours, from which the slope b is "
                        + "taken; best points at the border have none.",
                2);
    }

    @Override
    public Drawing itemIntervals(Figure.ItemIntervals figure) {
        return new Drawing(
                figure.panels().stream()
                        .map(p -> IntervalsPanel.overItems(p, samples).draw())
                        .toList(),
                "Dot: one seed; long stroke: mean over seeds; bar: 90 % of the bootstrap over items. Each panel has its own "
                        + "range.");
    }

    @Override
    public Drawing stackedBars(Figure.StackedBars figure) {
        return new Drawing(
                List.of(new BarsPanel(figure, samples).draw()),
                "Bar: means over seeds, one after the other; mark: "
                        + figure.dot().label() + ", mean over seeds; dashed line: " + figure.lineLabel() + ".");
    }

    @Override
    public Drawing seedIntervals(Figure.SeedIntervals figure) {
        return new Drawing(
                figure.panels().stream()
                        .map(p -> IntervalsPanel.overSeeds(p, samples).draw())
                        .toList(),
                "Dot: one seed; long stroke: mean over seeds; bar: Student's 95 % interval of the mean. Each panel has its own "
                        + "range.");
    }

    @Override
    public Drawing armMap(Figure.ArmMap figure) {
        return new Drawing(
                List.of(new ArmMapPanel(figure, samples).draw()),
                "Numbers: mean over seeds; darker is greater, from " + Numbers.significant(figure.low(), 2) + " to "
                        + Numbers.significant(figure.high(), 2) + ".",
                1);
    }

    @Override
    public Drawing pictures(Figure.Pictures figure) {
        return new Drawing(
                figure.panels().stream()
                        .map(p -> new PicturePanel(figure, p, samples).draw())
                        .toList(),
                "Each of the first " + samples.noun()
                        + " that has it. Dots: one pixel each, along a row of the picture above."
                        + " Each panel of dots has its own range.");
    }

    @Override
    public Drawing custom(Figure.Custom figure) {
        return CustomPlot.of(figure, samples).drawing();
    }

    private Metric metric(String name) {
        return metrics.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a figure shows metric " + name + ", which the experiment does not declare"));
    }
}
