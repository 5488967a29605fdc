package org.l2bench.experiments.l2basics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
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

    /** Of a trial that has found this. */
    Outcome outcome(TrialContext<?> context) {
        return outcome(new TreeMap<>(Map.of(context.inputs().arm(), this)));
    }

    /** Of a trial that has found this by arm. */
    static Outcome outcome(SortedMap<String, Findings> byArm) {
        SortedMap<String, ArmResult> results = new TreeMap<>();
        SortedSet<String> coverage = new TreeSet<>();
        byArm.forEach((arm, findings) -> {
            results.put(arm, new ArmResult(findings.metrics, findings.history.curves()));
            coverage.addAll(findings.coverage);
        });
        return new Outcome(results, List.copyOf(coverage));
    }
}
