package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/** What the numbers in the records mean. */
final class Metrics {
    private static final String ACCURACY = "accuracy";
    private static final String DRIFT = "drift";
    private static final String GATE = "pre-training";
    /** Test images of one task that another class of machine may take for another class: twice what smoke trials have shown. */
    private static final int IMAGES = 6;

    /** The same of CKA, at the depth where it shows most. */
    static final double CKA = 0.04;

    private Metrics() {}

    /** Joint training has no tasks to forget, and only pre-trained starts have a pre-training. */
    static List<Metric> all(Settings settings) {
        double points = points(settings);
        var stream = Arms.with(settings, m -> !m.joint());
        var families = new MetricFamilies().add(ArmSet.ALL, accuracy(MetricNames.AVERAGE, "A", points));
        if (settings.training().tasks() > 1) {
            families.add(
                    stream,
                    accuracy(MetricNames.PLASTICITY, "PL", points),
                    accuracy(MetricNames.GLOBAL_PLASTICITY, "PL^G", points),
                    accuracy(MetricNames.GLOBAL_FORGETTING, "F^G (positive = forgetting)", points),
                    accuracy(MetricNames.LOCAL_FORGETTING, "F^L (negative = forgetting)", points));
        }
        families.add(
                stream,
                settings.net().depths().stream()
                        .map(depth -> new Metric(MetricNames.cka(depth), "CKA " + depth, "", 3, CKA, DRIFT))
                        .toList());
        if (settings.pretraining().happens()) {
            families.add(
                    Arms.with(settings, m -> m.start() == Start.PRETRAINED),
                    new Metric(MetricNames.PRETRAINING, "test accuracy of the pre-training", "%", 2, points, GATE));
        }
        return families.all();
    }

    private static Metric accuracy(String name, String label, double points) {
        return new Metric(name, label, "%", 2, points, ACCURACY);
    }

    /** {@link #IMAGES} in points; of all that a data set has, there are at least 120. */
    static double points(Settings settings) {
        double images =
                (double) settings.images().testPerClass() * settings.training().classesPerTask();
        return images > 0 ? 100.0 * IMAGES / images : 5;
    }
}
