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
    /** Test images of one task that another class of machine may take for another class: twice what smoke trials have shown. */
    private static final int IMAGES = 6;

    /** The same of CKA, at the depth where it shows most. */
    static final double CKA = 0.04;

    private ClMetrics() {}

    /** CKA between the network after the first task and now, at a depth; also the curve against the task. */
    static String cka(String depth) {
        return "cka." + depth;
    }

    static List<Metric> all(ClSettings settings) {
        var metrics = new ArrayList<Metric>();
        double points = points(settings);
        metrics.add(new Metric(AVERAGE, "A", "%", 2, points, ACCURACY));
        if (settings.tasks() > 1) {
            metrics.add(new Metric(PLASTICITY, "PL", "%", 2, points, ACCURACY));
            metrics.add(new Metric(GLOBAL_PLASTICITY, "PL^G", "%", 2, points, ACCURACY));
            metrics.add(new Metric(GLOBAL_FORGETTING, "F^G (positive = forgetting)", "%", 2, points, ACCURACY));
            metrics.add(new Metric(LOCAL_FORGETTING, "F^L (negative = forgetting)", "%", 2, points, ACCURACY));
        }
        for (var depth : settings.encoder().depths()) {
            metrics.add(new Metric(cka(depth), "CKA " + depth, "", 3, CKA, DRIFT));
        }
        if (settings.pretrains()) {
            metrics.add(new Metric(PRETRAINING, "test accuracy of the pre-training", "%", 2, points, GATE));
        }
        return metrics;
    }

    /** {@link #IMAGES} in points; of all that a data set has, there are at least 120. */
    static double points(ClSettings settings) {
        double images = (double) settings.testPerClass() * settings.classesPerTask();
        return images > 0 ? 100.0 * IMAGES / images : 5;
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
