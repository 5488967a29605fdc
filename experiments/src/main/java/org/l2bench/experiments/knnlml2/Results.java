package org.l2bench.experiments.knnlml2;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.ResultCurves;

/** What the trials have yielded, by arm and seed, and what is added to that. */
final class Results {
    private final SortedMap<String, SortedMap<Integer, ArmResult>> finished;
    private final SortedMap<String, SortedMap<Integer, Added>> added = new TreeMap<>();

    Results(SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        this.finished = finished;
    }

    /** What is added to one arm in one seed. */
    record Added(SortedMap<String, Double> metrics, SortedMap<String, Curve> curves) {
        void metric(String name, double value) {
            metrics.put(name, value);
        }

        void curve(String name, Curve curve) {
            curves.put(name, curve);
        }

        /** NLL, perplexity and gain of a choice. */
        void score(Metrics names, Choice choice, double nll, double nllOfModel) {
            metric(names.nll(choice), nll);
            metric(names.perplexity(choice), Math.exp(nll));
            metric(names.gain(choice), nllOfModel - nll);
        }
    }

    /** Of an arm that was trained, by seed; empty if no trial of it has ended. */
    SortedMap<Integer, ArmResult> of(String arm) {
        return finished.getOrDefault(arm, Collections.emptySortedMap());
    }

    boolean has(String arm) {
        return !of(arm).isEmpty();
    }

    double mean(String arm, String metric) {
        return of(arm).values().stream()
                .mapToDouble(r -> r.metrics().get(metric))
                .average()
                .orElseThrow();
    }

    Added add(String arm, int seed) {
        return added.computeIfAbsent(arm, a -> new TreeMap<>())
                .computeIfAbsent(seed, s -> new Added(new TreeMap<>(), new TreeMap<>()));
    }

    /** Gives a combined arm all that a trained one has. */
    void copy(String from, String to) {
        of(from).forEach((seed, result) -> {
            var copy = add(to, seed);
            copy.metrics().putAll(result.metrics());
            copy.metrics().putAll(add(from, seed).metrics());
            copy.curves().putAll(ResultCurves.of(result));
            copy.curves().putAll(add(from, seed).curves());
        });
    }

    SortedMap<String, SortedMap<Integer, ArmResult>> added() {
        var all = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        added.forEach((arm, seeds) -> {
            var results = new TreeMap<Integer, ArmResult>();
            seeds.forEach((seed, a) -> results.put(seed, new ArmResult(a.metrics(), a.curves())));
            all.put(arm, results);
        });
        return all;
    }
}
