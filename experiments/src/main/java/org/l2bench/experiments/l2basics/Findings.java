package org.l2bench.experiments.l2basics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.train.History;

/** What one arm has yielded so far. */
final class Findings {
    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final Set<String> coverage = new LinkedHashSet<>();
    private final History history = new History();

    void metric(String name, double value) {
        metrics.put(name, value);
    }

    /** Adds a point to a curve; x ascending. */
    void point(String curve, double x, double y) {
        history.add(curve, x, y);
    }

    /** Notes what a regulariser covered and left; once, however many runs say it. */
    void covered(String line) {
        coverage.add(line);
    }

    List<String> coverage() {
        return List.copyOf(coverage);
    }

    ArmResult result() {
        return new ArmResult(metrics, history.curves());
    }
}
