package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Metric;

/** Names and meanings of the numbers in the records. */
final class OodMetrics {
    static final String ACCURACY = "accuracy.test";
    static final String TRAIN_ACCURACY = "accuracy.train";
    static final String NC1 = "nc1";
    static final String NC1_NORMALISED = "nc1n";

    /** What separates ID from OoD, with the sheet's letter. Oriented so that ID is larger. */
    enum Score {
        DENSITY("auroc.density", "G", "detection"),
        ENTROPY("auroc.entropy", "S", "detection"),
        NORM("auroc.norm", "N", "norm"),
        MAX_SOFTMAX("auroc.max-softmax", "max softmax", "softmax"),
        ENERGY("auroc.energy", "energy", "softmax"),
        DENSITY_FIXED_JITTER("auroc.density-fixed-jitter", "G, jitter 1e-6", "ablation"),
        DENSITY_SHARED_COVARIANCE("auroc.density-shared", "G, shared covariance", "ablation");

        private final String prefix;
        private final String label;
        private final String group;

        Score(String prefix, String label, String group) {
            this.prefix = prefix;
            this.label = label;
            this.group = group;
        }

        /** The metric's name for an OoD set. */
        String of(String set) {
            return prefix + "." + OodSettings.key(set);
        }
    }

    private OodMetrics() {}

    /** Mean of |z| over the images of a set. */
    static String meanNorm(String set) {
        return "norm.mean." + OodSettings.key(set);
    }

    /**
     * Every metric. What another class of machine may show is twice the largest difference, rounded up, that libtorch's
     * kernels for AVX-512, AVX2 and SSE and OpenBLAS's for three processors showed in the smoke trials: rounding grows in a few
     * dozen steps at a high learning rate (7 points of AUROC, 3 of accuracy).
     */
    static List<Metric> all(OodSettings settings) {
        var metrics = new ArrayList<Metric>();
        metrics.add(new Metric(ACCURACY, "test accuracy", "%", 2, 6, "detection"));
        metrics.add(new Metric(TRAIN_ACCURACY, "training accuracy", "%", 2, 6, "collapse"));
        for (var score : Score.values()) {
            for (var set : settings.oodSets()) {
                metrics.add(
                        new Metric(score.of(set), score.label + " " + OodSettings.key(set), "%", 2, 15, score.group));
            }
        }
        metrics.add(new Metric(meanNorm(OodSettings.ID), "mean |z| ID", "", 3, 0.5, "norm"));
        for (var set : settings.oodSets()) {
            metrics.add(new Metric(meanNorm(set), "mean |z| " + OodSettings.key(set), "", 3, 0.5, "norm"));
        }
        collapse(metrics, NC1, "NC1", 2);
        collapse(metrics, NC1_NORMALISED, "NC1n", 2);
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
        return !norms || !OodArms.normalises(arm);
    }
}
