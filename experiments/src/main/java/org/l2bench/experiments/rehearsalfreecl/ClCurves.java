package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.CurveFamily;

/**
 * The curves in the records. What another class of machine may show is what the metrics of the same name may, and else twice
 * the largest difference that was seen, rounded up, in the smoke trials, between the kernels of this machine (AVX-512) and those
 * of libtorch for SSE, and of libtorch, OpenBLAS and oneDNN for AVX2. The difference is behind each.
 */
final class ClCurves {
    private ClCurves() {}

    static List<CurveFamily> families(ClSettings settings) {
        double points = ClMetrics.points(settings);
        var families = new ArrayList<CurveFamily>();
        families.add(new CurveFamily("accuracy.*", points));
        families.add(new CurveFamily(ClMetrics.cka("*"), ClMetrics.CKA));
        families.add(new CurveFamily(ClStream.CLASS_LOSS, 6e-5)); // 2.7e-5
        families.add(new CurveFamily(ClStream.PENALTY_RATIO, 3e-5)); // 1.2e-5
        for (var keep : ClSweep.SWEPT) {
            families.add(new CurveFamily(ClSweepCurves.accuracy(keep), points));
            families.add(new CurveFamily(ClSweepCurves.accuracy(keep) + ".ratio.*", 9e-4)); // 4.1e-4
        }
        families.add(new CurveFamily(ClSweepCurves.added(ClMethod.Keep.FEATKD), points));
        return families;
    }
}
