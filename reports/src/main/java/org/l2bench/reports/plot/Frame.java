package org.l2bench.reports.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.l2bench.reports.markup.Markup;

/**
 * The rectangle of a panel that data are drawn in, with its axes. Coordinates are SVG user units.
 *
 * @param width of the whole panel
 * @param height of the whole panel
 */
record Frame(double width, double height, double left, double right, double top, double bottom, Axis x, Axis y) {
    /** Width of a character of 11 units; generous, because the reader's font is not known. */
    static final double CHARACTER = 6.1;

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

    /** A coordinate with two digits after the point at most. */
    static String number(double value) {
        var rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** The svg element of a panel, opened, with title and description for those who cannot see it. */
    Markup open(String title, String description) {
        var svg = new Markup()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "class",
                        "panel",
                        "role",
                        "img",
                        "viewBox",
                        "0 0 " + number(width) + " " + number(height));
        svg.leaf("title", title).leaf("desc", description).text("\n");
        return svg.leaf("text", title, "class", "panel-title", "x", "2", "y", "13")
                .text("\n");
    }

    /** Grid lines, tick labels and the label of the horizontal axis. */
    void drawX(Markup svg, String label) {
        for (var tick : x.ticks()) {
            var at = number(px(tick.value()));
            svg.empty("path", "class", "grid", "d", "M" + at + " " + number(top) + "V" + number(plotBottom()));
            svg.leaf(
                    "text",
                    tick.label(),
                    "class",
                    "tick",
                    "text-anchor",
                    "middle",
                    "x",
                    at,
                    "y",
                    number(plotBottom() + 14));
        }
        svg.empty(
                "path",
                "class",
                "axis",
                "d",
                "M" + number(left) + " " + number(plotBottom()) + "H" + number(plotRight()));
        svg.leaf(
                "text",
                label + (x.log() ? " (log scale)" : ""),
                "class",
                "axis-label",
                "text-anchor",
                "middle",
                "x",
                number((left + plotRight()) / 2),
                "y",
                number(plotBottom() + 29));
        svg.text("\n");
    }

    /** Grid lines and tick labels of the vertical axis; its label stands above it, level, where it can be read. */
    void drawY(Markup svg, String label) {
        for (var tick : y.ticks()) {
            var at = py(tick.value());
            svg.empty("path", "class", "grid", "d", "M" + number(left) + " " + number(at) + "H" + number(plotRight()));
            svg.leaf(
                    "text",
                    tick.label(),
                    "class",
                    "tick",
                    "text-anchor",
                    "end",
                    "x",
                    number(left - 5),
                    "y",
                    number(at + 3.5));
        }
        svg.empty("path", "class", "axis", "d", "M" + number(left) + " " + number(top) + "V" + number(plotBottom()));
        svg.leaf(
                "text", label + (y.log() ? " (log scale)" : ""), "class", "axis-label", "x", "2", "y", number(top - 8));
        svg.text("\n");
    }
}
