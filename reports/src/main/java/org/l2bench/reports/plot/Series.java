package org.l2bench.reports.plot;

import org.l2bench.reports.markup.Markup;

/** How the i-th series looks: colour by class, dash pattern and marker, so that it is told apart without colour. */
record Series(int index) {
    private static final String[] DASHES = {"", "7 3", "2 3", "9 3 2 3", "14 3", "5 2 1 2 1 2"};
    private static final int COLOURS = 8;

    String colourClass() {
        return "s" + index % COLOURS;
    }

    /** Pattern of strokes and gaps; empty for a solid line. */
    String dash() {
        return DASHES[index % DASHES.length];
    }

    /** The marker at a point. */
    Markup marker(double x, double y, double r) {
        var path =
                switch (index % 7) {
                    case 0 -> null;
                    case 1 -> "M" + at(x - r, y - r) + "h" + n(2 * r) + "v" + n(2 * r) + "h" + n(-2 * r) + "z";
                    case 2 ->
                        "M" + at(x, y - 1.3 * r) + "L" + at(x + 1.2 * r, y + r) + "L" + at(x - 1.2 * r, y + r) + "z";
                    case 3 ->
                        "M" + at(x, y - 1.4 * r) + "L" + at(x + 1.4 * r, y) + "L" + at(x, y + 1.4 * r) + "L"
                                + at(x - 1.4 * r, y) + "z";
                    case 4 ->
                        "M" + at(x, y + 1.3 * r) + "L" + at(x + 1.2 * r, y - r) + "L" + at(x - 1.2 * r, y - r) + "z";
                    case 5 -> bars(x, y, r, 1.4, 0);
                    default -> bars(x, y, r, 1, 1);
                };
        var markup = new Markup();
        var classes = "marker " + colourClass() + (index % 7 >= 5 ? " open" : "");
        return path == null
                ? markup.empty("circle", "class", classes, "cx", n(x), "cy", n(y), "r", n(r))
                : markup.empty("path", "class", classes, "d", path);
    }

    /** A plus, or turned a cross. */
    private static String bars(double x, double y, double r, double along, double across) {
        var a = along * r;
        var c = across * r;
        return "M" + at(x - a, y - c) + "L" + at(x + a, y + c) + "M" + at(x + c, y - a) + "L" + at(x - c, y + a);
    }

    private static String at(double x, double y) {
        return n(x) + " " + n(y);
    }

    private static String n(double value) {
        return Ink.number(value);
    }
}
