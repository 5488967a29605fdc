package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
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

    /** Whether the sweep is about an arm. */
    static boolean isSwept(Method method) {
        return method.distils() && method.loss() == Method.Loss.BCE;
    }

    /** Whether an arm has what its regulariser would add if there were an arm with it. */
    static boolean hasAdded(Method method) {
        return isSwept(method) && method.keep() == Keep.NOTHING && method.start() == Method.Start.PRETRAINED;
    }

    /** What belongs into the record of an arm. */
    static SortedMap<String, Curve> of(Table table, Method method) {
        var curves = new TreeMap<String, Curve>();
        if (!isSwept(method)) {
            return curves;
        }
        if (method.keep() == Keep.NOTHING) {
            double own = table.of(method.start(), Keep.NOTHING).get(0).accuracy();
            for (var keep : Sweep.SWEPT) {
                var rows = table.of(method.start(), keep);
                curves.put(
                        accuracy(keep),
                        new Curve(weights(rows), rows.stream().map(r -> own).toList()));
            }
            if (hasAdded(method)) {
                put(curves, table.of(method.start(), Keep.FEATKD), Keep.FEATKD, added(Keep.FEATKD));
            }
        } else if (Sweep.SWEPT.contains(method.keep())) {
            put(curves, table.of(method.start(), method.keep()), method.keep(), accuracy(method.keep()));
        }
        return curves;
    }

    private static void put(SortedMap<String, Curve> curves, List<Row> rows, Keep keep, String name) {
        curves.put(
                name, new Curve(weights(rows), rows.stream().map(Row::accuracy).toList()));
        for (int task = 1; task <= rows.get(0).ratios().size(); task++) {
            int index = task - 1;
            curves.put(
                    ratio(keep, task),
                    new Curve(
                            weights(rows),
                            rows.stream().map(r -> r.ratios().get(index)).toList()));
        }
    }

    private static List<Double> weights(List<Row> rows) {
        return rows.stream().map(Row::weight).toList();
    }
}
