package org.l2bench.reports.plot;

import java.util.List;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.markup.Styles;
import org.l2bench.reports.table.TextTable;
import org.l2bench.reports.verdict.Samples;

/** A figure of an experiment, drawn on samples: panels for a page, or all of them in one SVG document. */
public final class Plot {
    private static final double GAP = 18;
    private final Figure figure;
    private final Drawing drawing;

    private Plot(Figure figure, Drawing drawing) {
        this.figure = figure;
        this.drawing = drawing;
    }

    /**
     * Draws a figure.
     *
     * @param armOrder all arms of the experiment: an arm looks the same in all figures
     */
    public static Plot of(Figure figure, Samples samples, List<String> armOrder, List<Metric> metrics) {
        return new Plot(figure, figure.as(new Drawings(samples, armOrder, metrics)));
    }

    public String title() {
        return figure.title();
    }

    /** The figure's caption and how its marks are read. */
    public String caption() {
        return figure.caption() + " " + drawing.reading();
    }

    /** The panels one after the other, each an svg element without a style of its own. */
    public List<Markup> panels() {
        return drawing.pictures().stream().map(Picture::svg).toList();
    }

    /** Tables of what its marks show, where nothing else on the page has them. */
    public List<TextTable> numbers() {
        return drawing.numbers();
    }

    /** Why it could not be drawn, each with the figure's name; its place says so too. */
    public List<String> problems() {
        return drawing.problems().stream()
                .map(p -> "figure \"" + figure.title() + "\": " + p)
                .toList();
    }

    /** How many panels stand side by side where there is room: maps come in pairs. */
    public int perRow() {
        return drawing.perRow();
    }

    /** All panels in one SVG document that brings its own style. */
    public String document() {
        var columns = Math.min(perRow(), drawing.pictures().size());
        var cellWidth =
                drawing.pictures().stream().mapToDouble(Picture::width).max().orElse(0) + GAP;
        var cellHeight =
                drawing.pictures().stream().mapToDouble(Picture::height).max().orElse(0) + GAP;
        var rows = (drawing.pictures().size() + perRow() - 1) / perRow();
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
        for (var i = 0; i < drawing.pictures().size(); i++) {
            var picture = drawing.pictures().get(i);
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
