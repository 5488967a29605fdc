package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.experiment.CurveFamily;

/**
 * The curves in the records. What another class of machine may show is twice the largest difference that was seen, rounded up,
 * in the smoke trials, between the kernels of this machine (AVX-512) and those of libtorch for SSE, and of libtorch, OpenBLAS
 * and oneDNN for AVX2. The difference is behind each, that of the places after a comma.
 */
final class BasicsCurves {
    private BasicsCurves() {}

    static List<CurveFamily> families() {
        return List.of(
                new CurveFamily("angle.*", 2e-5), // 5.7e-6
                new CurveFamily("n4-ratio.*", 3), // 1.38 of 995, before the equilibrium
                new CurveFamily(BasicsMetricNames.ERR, 0), // 0
                new CurveFamily(BasicsMetricNames.GAP, 0), // 0: made of error rates
                new CurveFamily(BasicsMetricNames.NLL, 2e-7), // 5.2e-8
                new CurveFamily(BasicsMetricNames.TRAIN_NLL, 1e-7), // 4.7e-8
                new CurveFamily(BasicsMetricNames.NORM, 5e-8), // 2.1e-8
                new CurveFamily("best.*", 3e-10, 8e-9), // 1.3e-10, 3.7e-9
                new CurveFamily("filter.*", 2e-8, 4e-7), // 6.5e-9, 1.7e-7
                new CurveFamily("filter-theory.*", 2e-8, 4e-7)); // 5.8e-9, 1.7e-7
    }
}
