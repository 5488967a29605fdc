package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.knnlml2.trial.MetricNames;
import org.l2bench.experiments.knnlml2.trial.Settings;
import org.l2bench.experiments.knnlml2.trial.Treatment;

/** The arm omega*: a copy of the chosen arm, with what compares the strengths. */
record Sweep(Settings settings, Metrics metrics, Results results) {
    void add(Treatment best) {
        results.copy(best.name(), Arms.BEST);
        var arms = Treatment.sweep(settings);
        results.of(best.name()).keySet().forEach(seed -> {
            var added = results.add(Arms.BEST, seed);
            added.metric(Metrics.OMEGA, best.omega());
            if (arms.stream().allMatch(arm -> results.of(arm.name()).containsKey(seed))) {
                strengths(arms, seed, added);
            }
        });
    }

    private void strengths(List<Treatment> arms, int seed, Results.Added added) {
        added.curve(
                CurveNames.LM_BY_OMEGA,
                against(arms, arm -> results.of(arm).get(seed).metrics().get(MetricNames.LM_PERPLEXITY)));
        for (var choice : Choice.values()) {
            added.curve(
                    CurveNames.byOmega(choice),
                    against(arms, arm -> results.add(arm, seed).metrics().get(metrics.perplexity(choice))));
        }
        var lambdas = against(arms, arm -> {
            var own = new TreeMap<>(Map.of(seed, results.of(arm).get(seed)));
            return Mixture.best(own, Choice.PLAIN).lambda();
        });
        double rank = new SpearmansCorrelation().correlation(values(lambdas.x()), values(lambdas.y()));
        if (!Double.isNaN(rank)) { // it is where all strengths choose the same lambda
            added.metric(Metrics.LAMBDA_RANK, rank);
        }
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Curve against(List<Treatment> arms, ToDoubleFunction<String> value) {
        return new Curve(
                arms.stream().map(Treatment::omega).toList(),
                arms.stream().map(arm -> value.applyAsDouble(arm.name())).toList());
    }
}
