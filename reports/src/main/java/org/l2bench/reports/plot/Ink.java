package org.l2bench.reports.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.l2bench.reports.markup.Markup;

/** The few kinds of marks that all panels are made of. Coordinates are SVG user units. */
final class Ink {
    private Ink() {}

    /** Where a text stands from its point. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }
    }

    static void text(Markup svg, String content, String style, Anchor anchor, double x, double y) {
        svg.leaf("text", content, "class", style, "text-anchor", anchor.word, "x", number(x), "y", number(y));
    }

    static void path(Markup svg, String style, String d) {
        svg.empty("path", "class", style, "d", d);
    }

    /** A path drawn with a series' pattern of strokes. */
    static void line(Markup svg, Series series, String d) {
        var dash = series.dash().isEmpty() ? "" : "stroke-dasharray";
        svg.empty("path", "class", "line " + series.colourClass(), dash, series.dash(), "d", d);
    }

    /** Dots in a series' colour, from a path of strokes without length. */
    static void dots(Markup svg, Series series, String d) {
        path(svg, "dots " + series.colourClass(), d);
    }

    static void horizontal(Markup svg, String style, double from, double to, double y) {
        path(svg, style, "M" + number(from) + " " + number(y) + "H" + number(to));
    }

    static void vertical(Markup svg, String style, double x, double from, double to) {
        path(svg, style, "M" + number(x) + " " + number(from) + "V" + number(to));
    }

    /** A coordinate with two digits after the point at most. */
    static String number(double value) {
        var rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
