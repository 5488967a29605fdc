package org.l2bench.reports.plot;

import java.util.List;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.plot.Ink.Anchor;

/**
 * The rectangle of a panel that data are drawn in, with its axes. Coordinates are SVG user units.
 *
 * @param width of the whole panel
 * @param height of the whole panel
 */
record Frame(double width, double height, double left, double right, double top, double bottom, Axis x, Axis y) {
    /** Width of a bold character of 11 units; generous, because the reader's font is not known. */
    static final double CHARACTER = 7.1;

    /** Height of a row of {@link #ofRows}. */
    static final double ROW = 30;

    /** Room for the ticks and the label of the horizontal axis. */
    private static final double BELOW = 36;

    /** Beyond this width, the 28rem of the style sheet, a panel would be shown smaller than it is drawn. */
    private static final double WIDE = 448;

    /**
     * With a row for each name, which stands left of it; the rows keep more than a third of the width.
     *
     * @param top room above the first row
     */
    static Frame ofRows(double width, double top, List<String> names, Axis x) {
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        var left = Math.min(0.62 * width, longest * CHARACTER + 14);
        var rows = new Axis(false, 0, names.size(), List.of());
        return new Frame(width, top + ROW * names.size() + BELOW, left, 14, top, BELOW, x, rows);
    }

    /** The middle of a row of {@link #ofRows}, from the top. */
    double row(int index) {
        return top + ROW * (index + 0.5);
    }

    double px(double value) {
        return left + x.position(value) * (width - left - right);
    }

    double py(double value) {
        return height - bottom - y.position(value) * (height - top - bottom);
    }

    double plotRight() {
        return width - right;
    }

    double plotBottom() {
        return height - bottom;
    }

    /** The svg element of a panel, opened, with title and description for those who cannot see it. */
    Markup open(String title, String description) {
        var box = "0 0 " + Ink.number(width) + " " + Ink.number(height);
        var panel = width > WIDE ? "panel wide" : "panel";
        var svg = new Markup()
                .open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", panel, "role", "img", "viewBox", box);
        svg.leaf("title", title).leaf("desc", description).text("\n");
        Ink.text(svg, title, "panel-title", Anchor.START, 2, 13);
        return svg.text("\n");
    }

    /** What an axis of a metric is labelled with. */
    static String label(Metric metric) {
        return metric.unit().isEmpty() ? metric.label() : metric.label() + ", " + metric.unit();
    }

    /** Grid lines, tick labels and the label of the horizontal axis; a label that would touch the last one is left out. */
    void drawX(Markup svg, String label) {
        var free = Double.NEGATIVE_INFINITY;
        for (var tick : x.ticks()) {
            var middle = px(tick.value());
            var half = tick.label().length() * CHARACTER / 2;
            Ink.vertical(svg, "grid", middle, top, plotBottom());
            if (middle - half >= free) {
                Ink.text(svg, tick.label(), "tick", Anchor.MIDDLE, middle, plotBottom() + 14);
                free = middle + half;
            }
        }
        Ink.horizontal(svg, "axis", left, plotRight(), plotBottom());
        var scale = x.log() ? " (log scale)" : "";
        Ink.text(svg, label + scale, "axis-label", Anchor.MIDDLE, (left + plotRight()) / 2, plotBottom() + 29);
        svg.text("\n");
    }

    /** Grid lines and tick labels of the vertical axis; its label stands above it, level, where it can be read. */
    void drawY(Markup svg, String label) {
        for (var tick : y.ticks()) {
            Ink.horizontal(svg, "grid", left, plotRight(), py(tick.value()));
            Ink.text(svg, tick.label(), "tick", Anchor.END, left - 5, py(tick.value()) + 3.5);
        }
        Ink.vertical(svg, "axis", left, top, plotBottom());
        Ink.text(svg, label, "axis-label", Anchor.START, 2, top - 8);
        svg.text("\n");
    }
}
