package org.l2bench.reports.statistic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down adjustment (Holm 1979), which holds whatever the dependence between the tests. */
public final class Holm {
    private Holm() {}

    /** Adjusted p values in the order given: with p sorted, the running maximum of min(1, (m - i) p_i), i from 0. */
    public static List<Double> adjust(List<Double> p) {
        var order = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        var adjusted = new ArrayList<>(p);
        var running = 0.0;
        for (var i = 0; i < order.size(); i++) {
            var index = order.get(i);
            running = Math.max(running, Math.min(1, (p.size() - i) * p.get(index)));
            adjusted.set(index, running);
        }
        return List.copyOf(adjusted);
    }
}
