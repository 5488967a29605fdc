package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;

/** What one arm has yielded so far. */
final class Findings {
    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final Set<String> coverage = new LinkedHashSet<>();
    private final SortedMap<String, List<double[]>> points = new TreeMap<>();

    void metric(String name, double value) {
        metrics.put(name, value);
    }

    /** Adds a point to a curve; x ascending. */
    void point(String curve, double x, double y) {
        points.computeIfAbsent(curve, name -> new ArrayList<>()).add(new double[] {x, y});
    }

    /** Notes what a regulariser covered and left; once, however many runs say it. */
    void covered(String line) {
        coverage.add(line);
    }

    List<String> coverage() {
        return List.copyOf(coverage);
    }

    ArmResult result() {
        var curves = new TreeMap<String, Curve>();
        points.forEach((name, list) -> curves.put(
                name,
                new Curve(
                        list.stream().map(p -> p[0]).toList(),
                        list.stream().map(p -> p[1]).toList())));
        return new ArmResult(metrics, curves);
    }
}
