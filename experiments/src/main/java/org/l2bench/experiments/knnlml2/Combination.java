package org.l2bench.experiments.knnlml2;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntFunction;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.knnlml2.trial.FrequencyBuckets;
import org.l2bench.experiments.knnlml2.trial.MetricNames;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Part;
import org.l2bench.experiments.knnlml2.trial.Settings;
import org.l2bench.experiments.knnlml2.trial.Treatment;
import org.l2bench.experiments.knnlml2.trial.Treatment.Penalised;

/**
 * What all trials decide together, on half A alone: lambda, or lambda and tau, of every arm; and omega*. Then the numbers of half
 * B at these choices, the arms that are made of two trials, and the curves of the figures.
 */
record Combination(Settings settings, Metrics metrics, Results results) {
    static SortedMap<String, SortedMap<Integer, ArmResult>> of(
            Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        var results = new Results(finished);
        new Combination(settings, new Metrics(settings), results).combine();
        return results.added();
    }

    private void combine() {
        Treatment.all(settings).stream()
                .map(Treatment::name)
                .filter(results::has)
                .forEach(arm -> {
                    for (var choice : Choice.values()) {
                        apply(arm, choice, Mixture.best(results.of(arm), choice));
                    }
                    byTemperature(arm);
                });
        if (areThere(Treatment.sweep(settings))) {
            var best = best(Treatment.withPenalty(settings, Penalised.KEY));
            new Sweep(settings, metrics, results).add(best);
            new Match(metrics, results).add(best);
            if (settings.penalty().furtherArms()) {
                furtherArms(best);
            }
        }
    }

    private boolean areThere(List<Treatment> arms) {
        return arms.stream().allMatch(arm -> results.has(arm.name()));
    }

    private void furtherArms(Treatment best) {
        var queue = new Treatment(Penalised.QUEUE, best.omega(), 0);
        if (areThere(List.of(queue))) {
            results.copy(queue.name(), Arms.QUEUE);
        }
        Map.of(
                        Arms.OTHER_BEFORE_NORM, Penalised.BEFORE_NORM,
                        Arms.OTHER_ATTENTION_INPUT, Penalised.ATTENTION_INPUT)
                .forEach((name, penalised) -> {
                    var arms = Treatment.withPenalty(settings, penalised);
                    if (areThere(arms)) {
                        results.copy(best(arms).name(), name);
                    }
                });
        double wanted = results.mean(best.name(), MetricNames.CROSS_ENTROPY);
        Treatment.decayed().stream()
                .map(Treatment::name)
                .filter(results::has)
                .min(Comparator.comparingDouble(arm -> Math.abs(results.mean(arm, MetricNames.CROSS_ENTROPY) - wanted)))
                .ifPresent(arm -> results.copy(arm, Arms.DECAY));
    }

    /** The arm with the least NLL on A at tau = 1 and its own lambda, by the mean over seeds. */
    private Treatment best(List<Treatment> arms) {
        return arms.stream()
                .min(Comparator.comparingDouble(arm ->
                        Mixture.best(results.of(arm.name()), Choice.PLAIN).nllOnA()))
                .orElseThrow();
    }

    /** What a choice yields on half B, seed by seed. */
    private void apply(String arm, Choice choice, Mixture mixture) {
        results.of(arm).forEach((seed, result) -> {
            var added = results.add(arm, seed);
            added.score(
                    metrics,
                    choice,
                    mixture.on(result, Part.REPORTING),
                    result.metrics().get(MetricNames.LM_B));
            added.metric(metrics.lambda(choice), MixtureGrid.LAMBDAS.get(mixture.lambda()));
            added.metric(metrics.edge(choice), mixture.edges(choice));
            // The means over seeds may choose what one seed was far from choosing, and has no windows of.
            var windows = result.curve(MixtureGrid.windows(mixture.kind(), mixture.exponent(), mixture.lambda()));
            windows.ifPresent(w -> added.curve(CurveNames.windows(choice), w));
            if (choice.tunesTau()) {
                added.metric(metrics.tau(choice), mixture.exponent());
            } else {
                windows.ifPresent(w -> added.curve(
                        CurveNames.GAIN,
                        Curves.sum(List.of(result.curve(MixtureGrid.LM_WINDOWS).orElseThrow(), w), 1, -1)));
                added.metric(metrics.trainPerplexity(), Math.exp(mixture.on(result, Part.TRAINING)));
                buckets(result, mixture, added);
            }
        });
    }

    /** Sums of ln p of the chosen mixture by bucket, and of the rare and the frequent buckets together. */
    private static void buckets(ArmResult result, Mixture mixture, Results.Added added) {
        for (int bucket = 1; bucket <= FrequencyBuckets.COUNT; bucket++) {
            var chosen = result.curve(MixtureGrid.bucket(bucket, mixture.lambda()));
            if (chosen.isEmpty()) {
                return; // as with windows
            }
            added.curve(CurveNames.bucket(bucket), chosen.get());
        }
        CurveNames.GROUPS.forEach((name, buckets) -> {
            added.curve(
                    CurveNames.group(name), together(result, buckets, b -> MixtureGrid.bucket(b, mixture.lambda())));
            added.curve(CurveNames.groupCounts(name), together(result, buckets, MixtureGrid::bucketCounts));
        });
    }

    private static Curve together(ArmResult result, List<Integer> buckets, IntFunction<String> name) {
        var curves = buckets.stream()
                .map(b -> result.curve(name.apply(b)).orElseThrow())
                .toList();
        return Curves.sum(curves, buckets.stream().mapToDouble(b -> 1).toArray());
    }

    /** Perplexity on B against tau, lambda chosen on A for each tau; and against tau over the mean length of the keys. */
    private void byTemperature(String arm) {
        double square = results.mean(arm, MetricNames.KEY_SQUARE);
        var mixtures = MixtureGrid.EXPONENTS.stream()
                .map(exponent -> Mixture.best(results.of(arm), Kind.F, List.of(exponent)))
                .toList();
        var taus = MixtureGrid.EXPONENTS.stream().map(MixtureGrid::tau).toList();
        var scaled = taus.stream().map(tau -> tau / square).toList();
        results.of(arm).forEach((seed, result) -> {
            var perplexities = mixtures.stream()
                    .map(mixture -> Math.exp(mixture.on(result, Part.REPORTING)))
                    .toList();
            results.add(arm, seed).curve(CurveNames.BY_TAU, new Curve(taus, perplexities));
            results.add(arm, seed).curve(CurveNames.BY_SCALED_TAU, new Curve(scaled, perplexities));
        });
    }
}
