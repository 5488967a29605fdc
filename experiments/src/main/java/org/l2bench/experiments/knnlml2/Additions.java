package org.l2bench.experiments.knnlml2;

import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.knnlml2.KnnMetrics.Choice;

/** What is added to one arm in one seed. */
final class Additions {
    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final SortedMap<String, Curve> curves = new TreeMap<>();

    static Additions of(SortedMap<String, SortedMap<Integer, Additions>> all, String arm, int seed) {
        return all.computeIfAbsent(arm, a -> new TreeMap<>()).computeIfAbsent(seed, s -> new Additions());
    }

    void metric(String name, double value) {
        metrics.put(name, value);
    }

    void curve(String name, Curve curve) {
        curves.put(name, curve);
    }

    /** NLL, perplexity and gain of a choice. */
    void score(KnnMetrics names, Choice choice, double nll, double nllOfModel) {
        metric(names.nll(choice), nll);
        metric(names.perplexity(choice), Math.exp(nll));
        metric(names.gain(choice), nllOfModel - nll);
    }

    /** Takes over all that is new. */
    void addAll(ArmResult other) {
        metrics.putAll(other.metrics());
        curves.putAll(other.curves());
    }

    ArmResult result() {
        return new ArmResult(metrics, curves);
    }
}
