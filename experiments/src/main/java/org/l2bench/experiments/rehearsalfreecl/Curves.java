package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;

/**
 * The curves in the records. What another class of machine may show is what the metrics of the same name may, and else twice
 * the largest difference that was seen, rounded up, in the smoke trials, between the kernels of this machine (AVX-512) and those
 * of libtorch for SSE, and of libtorch, OpenBLAS and oneDNN for AVX2. The difference is behind each.
 */
final class Curves {
    private Curves() {}

    static List<CurveFamily> families(Settings settings) {
        var families = new ArrayList<CurveFamily>();
        int tasks = settings.training().tasks();
        families.addAll(accuracies(settings, Arms.with(settings, m -> !m.joint()), tasks));
        families.addAll(accuracies(settings, Arms.with(settings, Method::joint), 1));
        var stream = Arms.with(settings, m -> !m.joint());
        for (var depth : settings.net().depths()) {
            families.add(new CurveFamily(MetricNames.cka(depth), Metrics.CKA)
                    .of(stream)
                    .at(from(1, tasks)));
        }
        var penalised = Arms.with(settings, m -> !m.joint() && m.keep() != Keep.NOTHING && m.keep() != Keep.FROZEN);
        families.add(new CurveFamily(StreamRun.PENALTY_RATIO, 0.08).of(penalised)); // 0.036
        if (settings.sweep().happens()) {
            Sweep.SWEPT.forEach(keep -> families.addAll(sweep(settings, keep)));
        }
        return families;
    }

    /** What every task has after itself and after each later one; joint training has but one. */
    private static List<CurveFamily> accuracies(Settings settings, ArmSet arms, int tasks) {
        double points = Metrics.points(settings);
        var families = new ArrayList<CurveFamily>();
        families.add(new CurveFamily(StreamRun.SEEN, points).of(arms).at(from(1, tasks)));
        families.add(new CurveFamily(StreamRun.CLASS_LOSS, 0.03).of(arms).at(from(1, tasks))); // 0.0123
        for (int task = 0; task < tasks; task++) {
            var later = from(task + 1, tasks);
            families.add(
                    new CurveFamily(StreamRun.global(task), points).of(arms).at(later));
            families.add(new CurveFamily(StreamRun.local(task), points).of(arms).at(later));
        }
        return families;
    }

    private static List<CurveFamily> sweep(Settings settings, Keep keep) {
        var weights = settings.sweep().grid(keep);
        double points = Metrics.points(settings);
        var families = new ArrayList<CurveFamily>();
        families.add(new CurveFamily(SweepCurves.accuracy(keep), points)
                .of(Arms.with(settings, m -> SweepCurves.isIn(m, keep)))
                .at(weights));
        if (keep == Keep.FEATKD) {
            families.add(new CurveFamily(SweepCurves.added(keep), points)
                    .of(Arms.with(settings, m -> SweepCurves.hasAdded(m, keep)))
                    .at(weights));
        }
        for (int task = 1; task <= settings.sweep().tasks(); task++) {
            families.add(new CurveFamily(SweepCurves.ratio(keep, task), 9e-3) // 4.4e-3
                    .of(Arms.with(settings, m -> SweepCurves.hasRatios(m, keep)))
                    .at(weights));
        }
        return families;
    }

    private static List<Integer> from(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
