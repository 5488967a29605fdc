package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lines of one kind, of which the first ones are told and the others counted. */
final class Told {
    private static final int MOST = 6;

    private final List<String> lines = new ArrayList<>();
    private int more;

    void add(Supplier<String> line) {
        if (lines.size() < MOST) {
            lines.add(line.get());
        } else {
            more++;
        }
    }

    /** The lines, and how many more there are. */
    List<String> lines() {
        var all = new ArrayList<>(lines);
        if (more > 0) {
            all.add("and " + more + " more of this kind");
        }
        return all;
    }
}
