package org.l2bench.experiments.oodl2norm;

import java.util.List;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.experiments.oodl2norm.MetricNames.Score;

/** What the numbers in the records mean. */
final class Metrics {
    private Metrics() {}

    /**
     * Every metric. What another class of machine may show is twice the largest difference, rounded up, that libtorch's
     * kernels for AVX-512, AVX2 and SSE and OpenBLAS's for three processors showed in the smoke trials: rounding grows in a few
     * dozen steps at a high learning rate (7 points of AUROC, 3 of accuracy).
     */
    static List<Metric> all(Settings settings) {
        var arms = new ArmSets(settings);
        var sets = settings.data().oodSets();
        var families = new MetricFamilies()
                .add(arms.trained(), new Metric(MetricNames.ACCURACY, "test accuracy", "%", 2, 6, "detection"))
                .add(
                        arms.trained(),
                        new Metric(MetricNames.TRAIN_ACCURACY, "training accuracy", "%", 2, 6, "collapse"));
        for (var score : Score.values()) {
            var having = score == Score.NORM
                    ? arms.unnormalised()
                    : score.isOfDensity() ? arms.trained().and(arms.postHoc()) : arms.trained();
            families.add(having, sets.stream().map(set -> auroc(score, set)).toList());
        }
        families.add(arms.unnormalised(), meanNorm(DataSettings.ID, "ID"));
        sets.forEach(set -> families.add(arms.unnormalised(), meanNorm(set, DataSettings.key(set))));
        return families.add(
                        arms.trained(),
                        collapse(MetricNames.NC1, "NC1", 2),
                        collapse(MetricNames.NC1_NORMALISED, "NC1n", 2),
                        collapse("nc2.equinorm.means", "NC2 equinorm, means", 0.1),
                        collapse("nc2.equinorm.classifier", "NC2 equinorm, classifier", 0.1),
                        collapse("nc2.equiangular.means", "NC2 equiangular, means", 0.1),
                        collapse("nc2.equiangular.classifier", "NC2 equiangular, classifier", 0.1),
                        collapse("nc2.max-angle.means", "NC2 max-angle, means", 0.1),
                        collapse("nc2.max-angle.classifier", "NC2 max-angle, classifier", 0.1),
                        collapse("nc3", "NC3", 0.1),
                        collapse("nc4", "NC4", 0.1))
                .add(
                        arms.trained().and(arms.postHoc()),
                        diagnostic("density.jitter", "jitter r", 12, 1e-3),
                        diagnostic("density.eigenvalue.min", "smallest eigenvalue of S_c", 10, 1e-3),
                        diagnostic("density.eigenvalue.max", "largest eigenvalue of S_c", 5, 1))
                .add(
                        arms.trained(),
                        diagnostic("classifier.norm", "mean |w_c|", 3, 0.2),
                        diagnostic("spectral.beyond", "layers with sigma > bound", 3, 1))
                .all();
    }

    private static Metric auroc(Score score, String set) {
        return new Metric(score.of(set), label(score) + " " + DataSettings.key(set), "%", 2, 15, group(score));
    }

    private static Metric meanNorm(String set, String label) {
        return new Metric(MetricNames.meanNorm(set), "mean |z| " + label, "", 3, 0.5, "norm");
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

    private static Metric collapse(String name, String label, double tolerance) {
        return new Metric(name, label, "", 4, tolerance, "collapse");
    }

    private static Metric diagnostic(String name, String label, int decimals, double tolerance) {
        return new Metric(name, label, "", decimals, tolerance, "diagnostics");
    }
}
