package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Metric;
import org.l2bench.experiments.oodl2norm.OodMetricNames.Score;

/** What the numbers in the records mean. */
final class OodMetrics {
    private OodMetrics() {}

    /**
     * Every metric. What another class of machine may show is twice the largest difference, rounded up, that libtorch's
     * kernels for AVX-512, AVX2 and SSE and OpenBLAS's for three processors showed in the smoke trials: rounding grows in a few
     * dozen steps at a high learning rate (7 points of AUROC, 3 of accuracy).
     */
    static List<Metric> all(OodSettings settings) {
        var metrics = new ArrayList<Metric>();
        metrics.add(new Metric(OodMetricNames.ACCURACY, "test accuracy", "%", 2, 6, "detection"));
        metrics.add(new Metric(OodMetricNames.TRAIN_ACCURACY, "training accuracy", "%", 2, 6, "collapse"));
        for (var score : Score.values()) {
            for (var set : settings.oodSets()) {
                metrics.add(
                        new Metric(score.of(set), label(score) + " " + OodSettings.key(set), "%", 2, 15, group(score)));
            }
        }
        metrics.add(new Metric(OodMetricNames.meanNorm(OodSettings.ID), "mean |z| ID", "", 3, 0.5, "norm"));
        for (var set : settings.oodSets()) {
            metrics.add(
                    new Metric(OodMetricNames.meanNorm(set), "mean |z| " + OodSettings.key(set), "", 3, 0.5, "norm"));
        }
        collapse(metrics, OodMetricNames.NC1, "NC1", 2);
        collapse(metrics, OodMetricNames.NC1_NORMALISED, "NC1n", 2);
        collapse(metrics, "nc2.equinorm.means", "NC2 equinorm, means", 0.1);
        collapse(metrics, "nc2.equinorm.classifier", "NC2 equinorm, classifier", 0.1);
        collapse(metrics, "nc2.equiangular.means", "NC2 equiangular, means", 0.1);
        collapse(metrics, "nc2.equiangular.classifier", "NC2 equiangular, classifier", 0.1);
        collapse(metrics, "nc2.max-angle.means", "NC2 max-angle, means", 0.1);
        collapse(metrics, "nc2.max-angle.classifier", "NC2 max-angle, classifier", 0.1);
        collapse(metrics, "nc3", "NC3", 0.1);
        collapse(metrics, "nc4", "NC4", 0.1);
        diagnostic(metrics, "density.jitter", "jitter r", 12, 1e-3);
        diagnostic(metrics, "density.eigenvalue.min", "smallest eigenvalue of S_c", 10, 1e-3);
        diagnostic(metrics, "density.eigenvalue.max", "largest eigenvalue of S_c", 5, 1);
        diagnostic(metrics, "classifier.norm", "mean |w_c|", 3, 0.2);
        diagnostic(metrics, "spectral.beyond", "layers with sigma > bound", 3, 1);
        return metrics;
    }

    /** With the sheet's letter, where it has one. */
    private static String label(Score score) {
        return switch (score) {
            case DENSITY -> "G";
            case ENTROPY -> "S";
            case NORM -> "N";
            case MAX_SOFTMAX -> "max softmax";
            case ENERGY -> "energy";
            case DENSITY_FIXED_JITTER -> "G, jitter 1e-6";
            case DENSITY_SHARED_COVARIANCE -> "G, shared covariance";
        };
    }

    private static String group(Score score) {
        return switch (score) {
            case DENSITY, ENTROPY -> "detection";
            case NORM -> "norm";
            case MAX_SOFTMAX, ENERGY -> "softmax";
            case DENSITY_FIXED_JITTER, DENSITY_SHARED_COVARIANCE -> "ablation";
        };
    }

    private static void collapse(List<Metric> metrics, String name, String label, double tolerance) {
        metrics.add(new Metric(name, label, "", 4, tolerance, "collapse"));
    }

    private static void diagnostic(List<Metric> metrics, String name, String label, int decimals, double tolerance) {
        metrics.add(new Metric(name, label, "", decimals, tolerance, "diagnostics"));
    }

    /** Whether an arm has a metric: the derived arms have only what differs from the arm whose weights they use. */
    static boolean has(Arm arm, Metric metric) {
        boolean norms = metric.group().equals("norm");
        if (OodArms.isOffAtTest(arm)) {
            return norms;
        }
        if (OodArms.isPostHoc(arm)) {
            return metric.name().startsWith("auroc.density") || metric.name().startsWith("density.");
        }
        return !norms || !OodTraining.of(arm.name()).normalises;
    }
}
