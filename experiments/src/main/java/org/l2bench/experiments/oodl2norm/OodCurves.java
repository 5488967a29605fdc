package org.l2bench.experiments.oodl2norm;

import java.util.List;
import org.l2bench.core.experiment.CurveFamily;

/**
 * The curves in the records. What another class of machine may show is twice the largest difference that was seen, rounded up, in the
 * smoke trials, between the kernels of this machine (AVX-512) and those of libtorch
 * for SSE, and of libtorch, OpenBLAS and oneDNN for AVX2. The
 * difference is behind each.
 */
final class OodCurves {
    private OodCurves() {}

    static List<CurveFamily> families() {
        return List.of(
                new CurveFamily("loss", 0.05), // 0.0205
                new CurveFamily(OodMetricNames.TRAIN_ACCURACY, 3), // 1.25 points
                new CurveFamily(OodMetricNames.NC1, 2), // 0.987
                new CurveFamily(OodMetricNames.NC1_NORMALISED, 2), // 0.986
                new CurveFamily("nc3", 0.04), // 0.0172
                new CurveFamily("norm.quantiles.*", 3)); // 1.31
    }
}
