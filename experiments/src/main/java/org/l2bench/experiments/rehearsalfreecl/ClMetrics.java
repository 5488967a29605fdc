package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.metric.TaskAccuracies;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Start;

/** Names and meanings of the numbers in the records. */
final class ClMetrics {
    static final String AVERAGE = "accuracy.average";
    static final String PLASTICITY = "plasticity.local";
    static final String GLOBAL_PLASTICITY = "plasticity.global";
    static final String GLOBAL_FORGETTING = "forgetting.global";
    static final String LOCAL_FORGETTING = "forgetting.local";
    static final String PRETRAINING = "pretraining.accuracy";
    static final String LOGITS = "logits";

    private static final String ACCURACY = "accuracy";
    private static final String DRIFT = "drift";
    private static final String GATE = "pre-training";
    /** What another class of machine may show, in points: a few test images of 500 either way. */
    private static final double POINTS = 5;

    private ClMetrics() {}

    /** CKA between the network after the first task and now, at a depth; also the curve against the task. */
    static String cka(String depth) {
        return "cka." + depth;
    }

    static List<Metric> all(ClSettings settings) {
        var metrics = new ArrayList<Metric>();
        metrics.add(new Metric(AVERAGE, "A", "%", 2, POINTS, ACCURACY));
        if (settings.tasks() > 1) {
            metrics.add(new Metric(PLASTICITY, "PL", "%", 2, POINTS, ACCURACY));
            metrics.add(new Metric(GLOBAL_PLASTICITY, "PL^G", "%", 2, POINTS, ACCURACY));
            metrics.add(new Metric(GLOBAL_FORGETTING, "F^G (positive = forgetting)", "%", 2, POINTS, ACCURACY));
            metrics.add(new Metric(LOCAL_FORGETTING, "F^L (negative = forgetting)", "%", 2, POINTS, ACCURACY));
        }
        for (var depth : settings.encoder().depths()) {
            metrics.add(new Metric(cka(depth), "CKA " + depth, "", 3, 0.1, DRIFT));
        }
        if (settings.pretrains()) {
            metrics.add(new Metric(PRETRAINING, "test accuracy of the pre-training", "%", 2, POINTS, GATE));
        }
        return metrics;
    }

    /** Joint training has no tasks to forget, and only pre-trained starts have a pre-training. */
    static boolean has(ClMethod method, Metric metric) {
        if (metric.name().equals(PRETRAINING)) {
            return method.start() == Start.PRETRAINED;
        }
        return !method.joint() || metric.name().equals(AVERAGE);
    }

    /** Those of the accuracies that there are; with one task, forgetting and plasticity are not. */
    static SortedMap<String, Double> of(TaskAccuracies accuracies) {
        var metrics = new TreeMap<String, Double>();
        metrics.put(AVERAGE, accuracies.average());
        accuracies.plasticity().ifPresent(v -> metrics.put(PLASTICITY, v));
        accuracies.globalPlasticity().ifPresent(v -> metrics.put(GLOBAL_PLASTICITY, v));
        accuracies.globalForgetting().ifPresent(v -> metrics.put(GLOBAL_FORGETTING, v));
        accuracies.localForgetting().ifPresent(v -> metrics.put(LOCAL_FORGETTING, v));
        return metrics;
    }
}
