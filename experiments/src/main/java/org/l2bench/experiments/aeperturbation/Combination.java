package org.l2bench.experiments.aeperturbation;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;

/**
 * What only all trials together have: the best net where columns are uncorrelated, and accuracy over the factors' share.
 */
record Combination(Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
    SortedMap<String, SortedMap<Integer, ArmResult>> results() {
        var results = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        if (settings.runs(Method.DAE_PERTURB)) {
            Tables.uncorrelated(settings.data().sets()).ifPresent(set -> best(set, results));
        }
        byFactors(results);
        return results;
    }

    private SortedMap<Integer, ArmResult> seeds(String arm) {
        return finished.getOrDefault(arm, new TreeMap<>());
    }

    private void best(String set, SortedMap<String, SortedMap<Integer, ArmResult>> results) {
        var metric = MetricNames.of(MetricNames.ACC, set);
        Predicate<Method> compared = Method::isDeep;
        var best = Metrics.armsOn(settings, set, compared).stream()
                .filter(arm -> mean(arm, metric).isPresent())
                .max(Comparator.comparingDouble(arm -> mean(arm, metric).getAsDouble()));
        if (best.isEmpty()) {
            return;
        }
        var boosted = mean(Method.GBT.arm(), metric);
        long beaten = Metrics.armsOn(settings, set, compared).stream()
                .flatMapToDouble(arm -> mean(arm, metric).stream())
                .filter(m -> boosted.isPresent() && m < boosted.getAsDouble())
                .count();
        seeds(best.get()).forEach((seed, result) -> {
            put(results, Arms.BEST_DEEP, seed, metric, result.metrics().get(metric));
            put(results, Arms.BEST_DEEP, seed, MetricNames.BEATEN, (double) beaten);
        });
    }

    private OptionalDouble mean(String arm, String metric) {
        return seeds(arm).values().stream()
                .flatMapToDouble(r -> r.metric(metric).stream())
                .average();
    }

    private void byFactors(SortedMap<String, SortedMap<Integer, ArmResult>> results) {
        var factors = settings.data().factors();
        if (factors.size() < 2) {
            return;
        }
        var shares = settings.data().factorShares().stream().sorted().toList();
        for (var arm : Metrics.armsOn(settings, factors.get(0), m -> true)) {
            seeds(arm).forEach((seed, result) -> {
                var values = factors.stream()
                        .flatMapToDouble(f -> result.metric(MetricNames.of(MetricNames.ACC, f)).stream())
                        .boxed()
                        .toList();
                if (values.size() == shares.size()) {
                    var curve = new TreeMap<String, Curve>();
                    curve.put(MetricNames.BY_FACTORS, new Curve(shares, values));
                    add(results, arm, seed, new ArmResult(new TreeMap<>(), curve));
                }
            });
        }
    }

    private static void put(
            SortedMap<String, SortedMap<Integer, ArmResult>> results,
            String arm,
            int seed,
            String metric,
            double value) {
        var one = new TreeMap<String, Double>();
        one.put(metric, value);
        add(results, arm, seed, new ArmResult(one, new TreeMap<>()));
    }

    private static void add(
            SortedMap<String, SortedMap<Integer, ArmResult>> results, String arm, int seed, ArmResult more) {
        results.computeIfAbsent(arm, a -> new TreeMap<>()).merge(seed, more, Combination::joined);
    }

    private static ArmResult joined(ArmResult one, ArmResult other) {
        var metrics = new TreeMap<>(one.metrics());
        metrics.putAll(other.metrics());
        var curves = new TreeMap<>(one.curves());
        curves.putAll(other.curves());
        return new ArmResult(metrics, curves);
    }
}
