package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Metric;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Start;

/** What the numbers in the records mean. */
final class ClMetrics {
    private static final String ACCURACY = "accuracy";
    private static final String DRIFT = "drift";
    private static final String GATE = "pre-training";
    /** Test images of one task that another class of machine may take for another class: twice what smoke trials have shown. */
    private static final int IMAGES = 6;

    /** The same of CKA, at the depth where it shows most. */
    static final double CKA = 0.04;

    private ClMetrics() {}

    static List<Metric> all(ClSettings settings) {
        var metrics = new ArrayList<Metric>();
        double points = points(settings);
        metrics.add(new Metric(ClMetricNames.AVERAGE, "A", "%", 2, points, ACCURACY));
        if (settings.tasks() > 1) {
            metrics.add(new Metric(ClMetricNames.PLASTICITY, "PL", "%", 2, points, ACCURACY));
            metrics.add(new Metric(ClMetricNames.GLOBAL_PLASTICITY, "PL^G", "%", 2, points, ACCURACY));
            metrics.add(new Metric(
                    ClMetricNames.GLOBAL_FORGETTING, "F^G (positive = forgetting)", "%", 2, points, ACCURACY));
            metrics.add(new Metric(
                    ClMetricNames.LOCAL_FORGETTING, "F^L (negative = forgetting)", "%", 2, points, ACCURACY));
        }
        for (var depth : settings.encoder().depths()) {
            metrics.add(new Metric(ClMetricNames.cka(depth), "CKA " + depth, "", 3, CKA, DRIFT));
        }
        if (settings.pretrains()) {
            metrics.add(
                    new Metric(ClMetricNames.PRETRAINING, "test accuracy of the pre-training", "%", 2, points, GATE));
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
        if (metric.name().equals(ClMetricNames.PRETRAINING)) {
            return method.start() == Start.PRETRAINED;
        }
        return !method.joint() || metric.name().equals(ClMetricNames.AVERAGE);
    }
}
