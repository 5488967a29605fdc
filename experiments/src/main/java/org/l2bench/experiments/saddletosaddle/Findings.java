package org.l2bench.experiments.saddletosaddle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.train.History;

/** What one arm has yielded so far. */
final class Findings {
    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final List<String> coverage = new ArrayList<>();
    private final History history = new History();

    void metric(String name, double value) {
        metrics.put(name, value);
    }

    /** Adds a point to a curve; x ascending. */
    void point(String curve, double x, double y) {
        history.add(curve, x, y);
    }

    /** Says that a penalty is on every weight of a net of this depth; it has no others. */
    void penalised(int depth, double lambda) {
        coverage.add(String.format(
                Locale.ROOT, "lambda %s times |W|^2: covers W_1 ... W_%d, leaves nothing", lambda, depth));
    }

    ArmResult result() {
        return new ArmResult(metrics, history.curves());
    }

    /** Of a trial that has found this. */
    Outcome outcome(TrialContext<?> context) {
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result())), coverage);
    }
}
