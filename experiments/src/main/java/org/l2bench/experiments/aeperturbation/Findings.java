package org.l2bench.experiments.aeperturbation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.metric.F1;

/** What the folds of a trial have yielded, arm by arm: each metric is the mean over the folds of its table. */
final class Findings {
    private final Map<String, SortedMap<String, List<Double>>> byArm = new LinkedHashMap<>();

    /** A number of a fold. */
    void add(Method method, String metric, double value) {
        byArm.computeIfAbsent(method.arm(), a -> new TreeMap<>())
                .computeIfAbsent(metric, m -> new ArrayList<>())
                .add(value);
    }

    /** How well a model does on a fold. */
    void score(Method method, String set, Fold fold, int[] train, int[] test) {
        add(
                method,
                MetricNames.of(MetricNames.TRAIN_ACC, set),
                accuracy(train, fold.train().labels()));
        add(
                method,
                MetricNames.of(MetricNames.ACC, set),
                accuracy(test, fold.test().labels()));
        var f1 = F1.of(test, fold.test().labels(), fold.classes());
        add(method, MetricNames.of(MetricNames.F1_WEIGHTED, set), f1.weighted());
        add(method, MetricNames.of(MetricNames.F1_MACRO, set), f1.macro());
    }

    static double accuracy(int[] predicted, int[] labels) {
        long hits = IntStream.range(0, labels.length)
                .filter(i -> predicted[i] == labels[i])
                .count();
        return hits / (double) labels.length;
    }

    SortedMap<String, ArmResult> results() {
        var results = new TreeMap<String, ArmResult>();
        byArm.forEach((arm, metrics) -> results.put(arm, result(metrics)));
        return results;
    }

    private static ArmResult result(SortedMap<String, List<Double>> metrics) {
        var means = new TreeMap<String, Double>();
        var columns = new TreeMap<String, DataTable.Column>();
        metrics.forEach((name, folds) -> {
            var values = folds.stream().mapToDouble(v -> v);
            if (name.startsWith(MetricNames.ZEROS_LEAST)) {
                means.put(name, values.min().orElseThrow());
                return;
            }
            means.put(name, values.average().orElseThrow());
            if (name.startsWith(MetricNames.ACC + ".")) {
                columns.put(
                        name,
                        DataTable.Column.exact(
                                folds.stream().mapToDouble(v -> v).toArray()));
            }
        });
        int folds = columns.values().iterator().next().values().size();
        var places = IntStream.range(0, folds).mapToObj(f -> (double) f).toList();
        return new ArmResult(means, new TreeMap<>())
                .withTables(new TreeMap<>(Map.of(MetricNames.FOLDS, new DataTable(places, columns))));
    }
}
