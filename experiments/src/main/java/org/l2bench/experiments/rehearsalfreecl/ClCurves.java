package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Keep;

/**
 * The curves in the records. What another class of machine may show is what the metrics of the same name may, and else twice
 * the largest difference that was seen, rounded up, in the smoke trials, between the kernels of this machine (AVX-512) and those
 * of libtorch for SSE, and of libtorch, OpenBLAS and oneDNN for AVX2. The difference is behind each.
 */
final class ClCurves {
    private ClCurves() {}

    static List<CurveFamily> families(ClSettings settings) {
        var families = new ArrayList<CurveFamily>();
        int tasks = settings.training().tasks();
        families.addAll(accuracies(settings, ClArms.with(settings, m -> !m.joint()), tasks));
        families.addAll(accuracies(settings, ClArms.with(settings, ClMethod::joint), 1));
        var stream = ClArms.with(settings, m -> !m.joint());
        for (var depth : settings.net().depths()) {
            families.add(new CurveFamily(ClMetricNames.cka(depth), ClMetrics.CKA)
                    .of(stream)
                    .at(from(1, tasks)));
        }
        var penalised = ClArms.with(settings, m -> !m.joint() && m.keep() != Keep.NOTHING && m.keep() != Keep.FROZEN);
        families.add(new CurveFamily(ClStream.PENALTY_RATIO, 0.08).of(penalised)); // 0.036
        if (settings.sweep().happens()) {
            ClSweep.SWEPT.forEach(keep -> families.addAll(sweep(settings, keep)));
        }
        return families;
    }

    /** What every task has after itself and after each later one; joint training has but one. */
    private static List<CurveFamily> accuracies(ClSettings settings, ArmSet arms, int tasks) {
        double points = ClMetrics.points(settings);
        var families = new ArrayList<CurveFamily>();
        families.add(new CurveFamily(ClStream.SEEN, points).of(arms).at(from(1, tasks)));
        families.add(new CurveFamily(ClStream.CLASS_LOSS, 0.03).of(arms).at(from(1, tasks))); // 0.0123
        for (int task = 0; task < tasks; task++) {
            var later = from(task + 1, tasks);
            families.add(new CurveFamily(ClStream.global(task), points).of(arms).at(later));
            families.add(new CurveFamily(ClStream.local(task), points).of(arms).at(later));
        }
        return families;
    }

    /** See {@link ClSweepCurves#of}: what is swept is in the arms with the regulariser, and in those without as a line. */
    private static List<CurveFamily> sweep(ClSettings settings, Keep keep) {
        var weights = settings.sweep().grid(keep);
        var without = ClArms.with(settings, m -> ClSweepCurves.isSwept(m) && m.keep() == Keep.NOTHING);
        var with = ClArms.with(settings, m -> ClSweepCurves.isSwept(m) && m.keep() == keep);
        var added = ClArms.with(settings, m -> ClSweepCurves.hasAdded(m) && keep == Keep.FEATKD);
        double points = ClMetrics.points(settings);
        var families = new ArrayList<CurveFamily>();
        families.add(new CurveFamily(ClSweepCurves.accuracy(keep), points)
                .of(with.and(without))
                .at(weights));
        if (keep == Keep.FEATKD) {
            families.add(
                    new CurveFamily(ClSweepCurves.added(keep), points).of(added).at(weights));
        }
        for (int task = 1; task <= settings.sweep().tasks(); task++) {
            families.add(new CurveFamily(ClSweepCurves.ratio(keep, task), 9e-3) // 4.4e-3
                    .of(with.and(added))
                    .at(weights));
        }
        return families;
    }

    private static List<Integer> from(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
