package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.ResultCurves;

/**
 * The mean over the folds of a seed: of metrics that all have, and of curves that all have at the same places. Tables come as curves;
 * pictures have no mean.
 */
final class MeanResult {
    private MeanResult() {}

    static ArmResult of(List<ArmResult> folds) {
        var curves = new TreeMap<String, Curve>();
        common(folds, ResultCurves::of).forEach((name, all) -> mean(all).ifPresent(curve -> curves.put(name, curve)));
        return new ArmResult(means(folds, ArmResult::metrics), curves).withMeasured(means(folds, ArmResult::measured));
    }

    private static SortedMap<String, Double> means(
            List<ArmResult> folds, Function<ArmResult, SortedMap<String, Double>> part) {
        var means = new TreeMap<String, Double>();
        common(folds, part).forEach((name, all) -> means.put(name, mean(all.stream())));
        return means;
    }

    private static double mean(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static <T> SortedMap<String, List<T>> common(
            List<ArmResult> folds, Function<ArmResult, SortedMap<String, T>> part) {
        var names = new TreeSet<>(part.apply(folds.get(0)).keySet());
        folds.forEach(f -> names.retainAll(part.apply(f).keySet()));
        var all = new TreeMap<String, List<T>>();
        names.forEach(name ->
                all.put(name, folds.stream().map(f -> part.apply(f).get(name)).toList()));
        return all;
    }

    private static Optional<Curve> mean(List<Curve> curves) {
        var places = curves.get(0).x();
        if (!curves.stream().allMatch(c -> c.x().equals(places))) {
            return Optional.empty();
        }
        var means = new ArrayList<Double>();
        for (int i = 0; i < places.size(); i++) {
            int place = i;
            means.add(mean(curves.stream().map(c -> c.y().get(place))));
        }
        return Optional.of(new Curve(places, means));
    }
}
