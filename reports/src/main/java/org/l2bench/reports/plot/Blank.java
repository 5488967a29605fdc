package org.l2bench.reports.plot;

import java.util.List;

/** A panel that has nothing to show yet, and says so. */
final class Blank {
    private Blank() {}

    static Picture picture(double width, String title, String reason) {
        var axis = new Axis(false, 0, 1, List.of());
        var frame = new Frame(width, 60, 2, 2, 20, 2, axis, axis);
        var svg = frame.open(title, reason).leaf("text", reason, "class", "tick", "x", "2", "y", "36");
        return new Picture(width, 60, svg.close());
    }
}
