package org.l2bench.reports.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.l2bench.reports.markup.Markup;

/** Names beside what they name, moved up or down where they would lie on each other. */
final class Labels {
    private record Label(String text, double x, double y, String colour) {}

    private static final double LINE = 12;
    private final List<Label> wanted = new ArrayList<>();
    private final double top;
    private final double bottom;

    Labels(double top, double bottom) {
        this.top = top;
        this.bottom = bottom;
    }

    void want(String text, double x, double y, Series series) {
        want(text, x, y, series.colourClass());
    }

    /** In the colour of a style class. */
    void want(String text, double x, double y, String colour) {
        wanted.add(new Label(text, x, y, colour));
    }

    /** Draws all labels, from the top down; of two that collide the lower one gives way. */
    void draw(Markup svg) {
        var placed = new ArrayList<Label>();
        wanted.stream().sorted(Comparator.comparingDouble(Label::y)).forEach(l -> placed.add(free(l, placed)));
        for (var label : placed) {
            Ink.text(svg, label.text(), "label " + label.colour(), Ink.Anchor.START, label.x(), label.y() + 3.5);
        }
        svg.text("\n");
    }

    private Label free(Label label, List<Label> placed) {
        var start = Math.min(Math.max(label.y(), top), bottom);
        // Alternately below and above, further away each time.
        for (var attempt = 0; attempt < 2 * (placed.size() + 1) * (int) LINE; attempt++) {
            var y = start + (attempt % 2 == 0 ? attempt / 2 : -(attempt + 1) / 2);
            var candidate = new Label(label.text(), label.x(), y, label.colour());
            if (y >= top && y <= bottom && placed.stream().noneMatch(p -> collide(p, candidate))) {
                return candidate;
            }
        }
        return new Label(label.text(), label.x(), start, label.colour());
    }

    private static boolean collide(Label a, Label b) {
        var apart = a.x() + width(a) < b.x() || b.x() + width(b) < a.x();
        return !apart && Math.abs(a.y() - b.y()) < LINE;
    }

    private static double width(Label label) {
        return label.text().length() * Frame.CHARACTER + 4;
    }
}
