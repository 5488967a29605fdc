package org.l2bench.reports.plot;

import java.util.List;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.markup.Styles;
import org.l2bench.reports.verdict.Samples;

/** A figure of an experiment, drawn on samples: panels for a page, or all of them in one SVG document. */
public final class Plot {
    private static final double GAP = 18;
    private final Figure figure;
    private final List<Picture> pictures;

    private Plot(Figure figure, List<Picture> pictures) {
        this.figure = figure;
        this.pictures = pictures;
    }

    /**
     * Draws a figure.
     *
     * @param armOrder all arms of the experiment: an arm looks the same in all figures
     */
    public static Plot of(Figure figure, Samples samples, List<String> armOrder, List<Metric> metrics) {
        return new Plot(figure, pictures(figure, samples, armOrder, metrics));
    }

    private static List<Picture> pictures(Figure figure, Samples samples, List<String> armOrder, List<Metric> metrics) {
        if (figure instanceof Figure.Curves f) {
            return f.panels().stream()
                    .map(p -> new CurvesPanel(f, p, samples, armOrder).draw())
                    .toList();
        }
        if (figure instanceof Figure.SeedDots f) {
            return f.panels().stream()
                    .map(p -> new DotsPanel(f, p, samples, armOrder, metric(metrics, p)).draw())
                    .toList();
        }
        if (figure instanceof Figure.Histograms f) {
            return f.panels().stream()
                    .map(p -> new HistogramPanel(f, p, samples).draw())
                    .toList();
        }
        if (figure instanceof Figure.Slopes f) {
            return List.of(new SlopesPanel(f, samples, metric(metrics, f.metric())).draw());
        }
        if (figure instanceof Figure.ArmScatter f) {
            return List.of(new ScatterPanel(f, samples, metric(metrics, f.x()), metric(metrics, f.y())).draw());
        }
        if (figure instanceof Figure.Overlay f) {
            return f.panels().stream()
                    .map(p -> new OverlayPanel(f, p, samples).draw())
                    .toList();
        }
        if (figure instanceof Figure.HeatMap f) {
            return f.panels().stream()
                    .map(p -> new HeatMapPanel(f, p, samples).draw())
                    .toList();
        }
        if (figure instanceof Figure.ItemIntervals f) {
            return f.panels().stream()
                    .map(p -> new IntervalsPanel(p, samples).draw())
                    .toList();
        }
        throw new IllegalArgumentException("a figure that reports cannot draw: " + figure);
    }

    private static Metric metric(List<Metric> metrics, Figure.Panel panel) {
        return metric(metrics, panel.key());
    }

    private static Metric metric(List<Metric> metrics, String name) {
        return metrics.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a figure shows metric " + name + ", which the experiment does not declare"));
    }

    public String title() {
        return figure.title();
    }

    /** The figure's caption and how its marks are read. */
    public String caption() {
        return figure.caption() + " " + reading();
    }

    private String reading() {
        if (figure instanceof Figure.Curves) {
            return "Line: mean over seeds; band: minimum to maximum. Each panel has its own range.";
        }
        if (figure instanceof Figure.SeedDots) {
            return "Each mark is one seed, at the same height in every row; vertical bar: mean; open triangle below: "
                    + "minimum. Each panel has its own range.";
        }
        if (figure instanceof Figure.Histograms) {
            return "All seeds pooled, from each seed's quantiles. Each panel has its own range.";
        }
        if (figure instanceof Figure.Slopes) {
            return "Thin line: one seed; thick line: mean over seeds.";
        }
        if (figure instanceof Figure.ArmScatter) {
            return "Mark: means over seeds; cross: one standard deviation over seeds either way.";
        }
        if (figure instanceof Figure.Overlay) {
            return "Marked line: mean over seeds; band: minimum to maximum; dashed line without marks: prediction. Each panel "
                    + "has its own range.";
        }
        if (figure instanceof Figure.HeatMap) {
            return "Numbers: mean over seeds, in per cent; darker is lower within a panel. Frame: the best strength of each "
                    + "learning rate; dot: the vertex of the parabola through it and its neighbours, from which the slope b is "
                    + "taken; best points at the border have none.";
        }
        if (figure instanceof Figure.ItemIntervals) {
            return "Dot: one seed; long stroke: mean over seeds; bar: 90 % of the bootstrap over items. Each panel has its own "
                    + "range.";
        }
        throw new IllegalArgumentException("a figure that reports cannot draw: " + figure);
    }

    /** The panels one after the other, each an svg element without a style of its own. */
    public List<Markup> panels() {
        return pictures.stream().map(Picture::svg).toList();
    }

    /** How many panels stand side by side where there is room: maps come in pairs. */
    public int perRow() {
        return figure instanceof Figure.HeatMap ? 2 : 3;
    }

    /** All panels in one SVG document that brings its own style. */
    public String document() {
        var columns = Math.min(perRow(), pictures.size());
        var cellWidth = pictures.stream().mapToDouble(Picture::width).max().orElse(0) + GAP;
        var cellHeight = pictures.stream().mapToDouble(Picture::height).max().orElse(0) + GAP;
        var rows = (pictures.size() + perRow() - 1) / perRow();
        var width = Ink.number(columns * cellWidth + GAP);
        var height = Ink.number(rows * cellHeight + GAP);
        var svg = new Markup()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "class",
                        "sheet",
                        "width",
                        width,
                        "height",
                        height,
                        "viewBox",
                        "0 0 " + width + " " + height);
        svg.leaf("title", title())
                .leaf("desc", caption())
                .open("style")
                .verbatim(Styles.plots())
                .close();
        svg.empty("rect", "class", "paper", "width", "100%", "height", "100%").text("\n");
        for (var i = 0; i < pictures.size(); i++) {
            var picture = pictures.get(i);
            var x = Ink.number(GAP + i % perRow() * cellWidth);
            var row = i / perRow();
            var y = Ink.number(GAP + row * cellHeight);
            svg.open(
                    "svg",
                    "x",
                    x,
                    "y",
                    y,
                    "width",
                    Ink.number(picture.width()),
                    "height",
                    Ink.number(picture.height()));
            svg.add(picture.svg()).close();
        }
        return svg.close().toString();
    }
}
