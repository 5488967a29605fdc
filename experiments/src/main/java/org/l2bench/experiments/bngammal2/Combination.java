package org.l2bench.experiments.bngammal2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;

/** What arms come to against the one without decay, seed by seed: the effect in points, and against the dose. */
record Combination(Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
    SortedMap<String, SortedMap<Integer, ArmResult>> added() {
        var added = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        var none = of(Arms.NONE);
        finished.forEach((arm, seeds) -> {
            if (!arm.equals(Arms.NONE)) {
                seeds.forEach((seed, result) -> {
                    if (none.containsKey(seed)) {
                        added.computeIfAbsent(arm, a -> new TreeMap<>())
                                .put(seed, new ArmResult(effects(result, none.get(seed)), curves(arm, seed)));
                    }
                });
            }
        });
        return added;
    }

    private SortedMap<Integer, ArmResult> of(String arm) {
        return finished.getOrDefault(arm, new TreeMap<>());
    }

    private static SortedMap<String, Double> effects(ArmResult result, ArmResult none) {
        return new TreeMap<>(Map.of(
                MetricNames.EFFECT, difference(result, none, MetricNames.ACCURACY),
                MetricNames.OFFICIAL_EFFECT, difference(result, none, MetricNames.OFFICIAL)));
    }

    private static double difference(ArmResult result, ArmResult none, String metric) {
        return result.metrics().get(metric) - none.metrics().get(metric);
    }

    /** The effect against D, of the arms that have every dose in this seed. */
    private SortedMap<String, Curve> curves(String arm, int seed) {
        var curves = new TreeMap<String, Curve>();
        if (!Arms.SWEPT.contains(arm)) {
            return curves;
        }
        var doses = DoubleStream.concat(
                        DoubleStream.of(settings.dose().main()),
                        settings.dose().swept().stream().mapToDouble(d -> d))
                .sorted()
                .boxed()
                .toList();
        var effects = new ArrayList<Double>();
        for (double dose : doses) {
            var there = of(new Arms(settings).at(arm, dose)).get(seed);
            if (there == null) {
                return curves;
            }
            effects.add(difference(there, of(Arms.NONE).get(seed), MetricNames.ACCURACY));
        }
        List<Double> places = doses.stream().map(settings::dose).toList();
        curves.put(MetricNames.BY_DOSE, new Curve(places, effects));
        return curves;
    }
}
