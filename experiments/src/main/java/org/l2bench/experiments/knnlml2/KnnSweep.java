package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.knnlml2.KnnCombination.Mixture;
import org.l2bench.experiments.knnlml2.KnnMetrics.Choice;
import org.l2bench.experiments.knnlml2.trial.KnnArm;
import org.l2bench.experiments.knnlml2.trial.KnnMetricNames;
import org.l2bench.experiments.knnlml2.trial.KnnSettings;

/** The arm omega*: a copy of the chosen arm, with what compares the strengths. */
final class KnnSweep {
    /** Sums over windows of the LM's NLL less the kNN-LM's. */
    static final String GAIN = "chosen.gain";

    /** Buckets that are judged together. */
    static final Map<String, List<Integer>> GROUPS =
            new TreeMap<>(Map.of("rare", List.of(1, 2), "frequent", List.of(4, 5)));

    private KnnSweep() {}

    static String bucket(int bucket) {
        return "chosen.bucket" + bucket;
    }

    static String group(String name) {
        return "chosen." + name;
    }

    static String groupCounts(String name) {
        return "chosen." + name + ".count";
    }

    /** Gives a combined arm all that a trained one has. */
    static void copy(
            SortedMap<String, SortedMap<Integer, ArmResult>> finished,
            SortedMap<String, SortedMap<Integer, Additions>> added,
            String from,
            String to) {
        finished.get(from).forEach((seed, result) -> {
            var additions = Additions.of(added, to, seed);
            additions.addAll(result);
            additions.addAll(Additions.of(added, from, seed).result());
        });
    }

    static void add(
            KnnSettings settings,
            KnnMetrics metrics,
            SortedMap<String, SortedMap<Integer, ArmResult>> finished,
            SortedMap<String, SortedMap<Integer, Additions>> added,
            KnnArm best) {
        copy(finished, added, best.name(), KnnArms.BEST);
        added.get(KnnArms.BEST).forEach((seed, additions) -> {
            additions.metric(KnnMetrics.OMEGA, best.omega());
            var inAllArms = KnnArm.sweep(settings).stream()
                    .allMatch(arm -> finished.get(arm.name()).containsKey(seed));
            if (inAllArms) {
                strengths(settings, metrics, finished, added, seed, additions);
            }
        });
    }

    private static void strengths(
            KnnSettings settings,
            KnnMetrics metrics,
            SortedMap<String, SortedMap<Integer, ArmResult>> finished,
            SortedMap<String, SortedMap<Integer, Additions>> added,
            int seed,
            Additions additions) {
        var arms = KnnArm.sweep(settings);
        additions.curve(
                KnnFigures.LM_BY_OMEGA,
                against(arms, arm -> finished.get(arm).get(seed).metrics().get(KnnMetricNames.LM_PERPLEXITY)));
        for (var choice : Choice.values()) {
            additions.curve(
                    KnnFigures.byOmega(choice),
                    against(
                            arms,
                            arm -> added.get(arm).get(seed).result().metrics().get(metrics.perplexity(choice))));
        }
        var lambdas = arms.stream()
                .mapToDouble(arm -> {
                    var own =
                            new TreeMap<>(Map.of(seed, finished.get(arm.name()).get(seed)));
                    return Mixture.best(own, Choice.PLAIN).lambda();
                })
                .toArray();
        var omegas = arms.stream().mapToDouble(KnnArm::omega).toArray();
        double rank = new SpearmansCorrelation().correlation(omegas, lambdas);
        if (!Double.isNaN(rank)) { // it is where all strengths choose the same lambda
            additions.metric(KnnMetrics.LAMBDA_RANK, rank);
        }
    }

    private static Curve against(List<KnnArm> arms, ToDoubleFunction<String> value) {
        return new Curve(
                arms.stream().map(KnnArm::omega).toList(),
                arms.stream().map(arm -> value.applyAsDouble(arm.name())).toList());
    }
}
