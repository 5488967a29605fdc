package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Loss;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;
import org.l2bench.experiments.rehearsalfreecl.WeightChoice.Row;
import org.l2bench.experiments.rehearsalfreecl.WeightChoice.Table;

/**
 * The sweep's table as curves against the weight, in the records of the arms that it is about: the arm with a regulariser has what
 * that came to, the arm without has its own accuracy at every weight, a horizontal line. The same in all seeds.
 */
final class SweepCurves {
    private SweepCurves() {}

    /** Accuracy on the prefix against the weight of a regulariser. */
    static String accuracy(Keep keep) {
        return "sweep." + keep.label();
    }

    /** Penalty over class loss at the end of a task, counted from 1. */
    static String ratio(Keep keep, int task) {
        return accuracy(keep) + ".ratio.task" + task;
    }

    /** Accuracy with a regulariser that the arm itself has not: there is no arm with it from this start. */
    static String added(Keep keep) {
        return accuracy(keep) + ".added";
    }

    /** Whether the sweep of a regulariser is about an arm: the one with it, or the one without any. */
    static boolean isIn(Method method, Keep keep) {
        return method.distils()
                && method.loss() == Loss.BCE
                && (method.keep() == keep || method.keep() == Keep.NOTHING);
    }

    /** Whether an arm has what a regulariser would add to it if there were an arm with that. */
    static boolean hasAdded(Method method, Keep keep) {
        return keep == Keep.FEATKD && isIn(method, Keep.NOTHING) && method.start() == Start.PRETRAINED;
    }

    /** Whether an arm has the penalties of a regulariser. */
    static boolean hasRatios(Method method, Keep keep) {
        return (isIn(method, keep) && method.keep() == keep) || hasAdded(method, keep);
    }

    /** What belongs into the record of an arm. */
    static SortedMap<String, Curve> of(Table table, Method method) {
        var curves = new TreeMap<String, Curve>();
        double without = table.of(method.start(), Keep.NOTHING).get(0).accuracy();
        for (var keep : Sweep.SWEPT) {
            var rows = table.of(method.start(), keep);
            if (isIn(method, keep)) {
                curves.put(accuracy(keep), against(rows, r -> method.keep() == keep ? r.accuracy() : without));
            }
            if (hasAdded(method, keep)) {
                curves.put(added(keep), against(rows, Row::accuracy));
            }
            int tasks = hasRatios(method, keep) ? rows.get(0).ratios().size() : 0;
            for (int task = 0; task < tasks; task++) {
                int index = task;
                curves.put(ratio(keep, task + 1), against(rows, r -> r.ratios().get(index)));
            }
        }
        return curves;
    }

    private static Curve against(List<Row> rows, Function<Row, Double> y) {
        return new Curve(
                rows.stream().map(Row::weight).toList(), rows.stream().map(y).toList());
    }
}
