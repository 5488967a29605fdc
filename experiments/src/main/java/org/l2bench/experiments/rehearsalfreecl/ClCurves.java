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
        families.add(new CurveFamily(ClMetricNames.cka("*"), ClMetrics.CKA));
        families.add(new CurveFamily(ClStream.CLASS_LOSS, 0.03)); // 0.0123
        families.add(new CurveFamily(ClStream.PENALTY_RATIO, 0.08)); // 0.036
        for (var keep : ClSweep.SWEPT) {
            families.add(new CurveFamily(ClSweepCurves.accuracy(keep), points));
            families.add(new CurveFamily(ClSweepCurves.accuracy(keep) + ".ratio.*", 9e-3)); // 4.4e-3
        }
        families.add(new CurveFamily(ClSweepCurves.added(ClMethod.Keep.FEATKD), points));
        return families;
    }
}
