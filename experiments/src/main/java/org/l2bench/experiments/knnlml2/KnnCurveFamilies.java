package org.l2bench.experiments.knnlml2;

import java.util.List;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.experiments.knnlml2.trial.KnnGrid;

/**
 * The curves in the records. What another class of machine may show is twice the largest difference that was seen, rounded up,
 * in the smoke trials, between the kernels of this machine (AVX-512) and those of libtorch for SSE, and of libtorch, OpenBLAS
 * and oneDNN for AVX2. The difference is behind each; sums are kept with five decimals.
 */
final class KnnCurveFamilies {
    private KnnCurveFamilies() {}

    static List<CurveFamily> all() {
        return List.of(
                new CurveFamily("loss.cross-entropy", 2e-6), // 9.5e-7
                new CurveFamily("loss.penalty", 5e-7), // 2.4e-7
                new CurveFamily("nll.*", 7e-6), // 3.2e-6 nats
                new CurveFamily(KnnGrid.LM_WINDOWS, 3e-5), // 1.0e-5 nats
                new CurveFamily("windows.f.*", 3e-5), // 1.0e-5 nats
                new CurveFamily("windows.z.*", 3e-5), // 1.0e-5 nats
                new CurveFamily(KnnGrid.WINDOW_COUNTS, 0),
                new CurveFamily("bucket*.lm", 3e-5), // 1.0e-5 nats
                new CurveFamily("bucket*.f.*", 3e-5), // 1.0e-5 nats
                new CurveFamily("bucket*.count", 0));
    }
}
