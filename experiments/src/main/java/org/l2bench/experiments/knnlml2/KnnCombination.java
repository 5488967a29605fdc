package org.l2bench.experiments.knnlml2;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.knnlml2.KnnMetrics.Choice;
import org.l2bench.experiments.knnlml2.trial.FrequencyBuckets;
import org.l2bench.experiments.knnlml2.trial.KnnArm;
import org.l2bench.experiments.knnlml2.trial.KnnArm.Penalised;
import org.l2bench.experiments.knnlml2.trial.KnnGrid;
import org.l2bench.experiments.knnlml2.trial.KnnGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.KnnGrid.Part;
import org.l2bench.experiments.knnlml2.trial.KnnMetricNames;
import org.l2bench.experiments.knnlml2.trial.KnnSettings;

/**
 * What all trials decide together, on half A alone: lambda, or lambda and tau, of every arm; and omega*. Then the numbers of half
 * B at these choices, the arms that are made of two trials, and the curves of the figures.
 */
final class KnnCombination {
    private final KnnSettings settings;
    private final KnnMetrics metrics;
    private final SortedMap<String, SortedMap<Integer, ArmResult>> finished;
    private final SortedMap<String, SortedMap<Integer, Additions>> added = new TreeMap<>();

    private KnnCombination(KnnSettings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        this.settings = settings;
        this.metrics = new KnnMetrics(settings);
        this.finished = finished;
    }

    static SortedMap<String, SortedMap<Integer, ArmResult>> of(
            KnnSettings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        return new KnnCombination(settings, finished).combined();
    }

    private SortedMap<String, SortedMap<Integer, ArmResult>> combined() {
        var arms = KnnArm.all(settings).stream()
                .filter(arm -> !results(arm.name()).isEmpty())
                .toList();
        arms.forEach(arm -> {
            for (var choice : Choice.values()) {
                apply(arm.name(), choice, Mixture.best(results(arm.name()), choice));
            }
            byTemperature(arm.name());
        });
        var sweep = KnnArm.sweep(settings);
        if (sweep.stream().noneMatch(arm -> results(arm.name()).isEmpty())) {
            var best = best(KnnArm.withPenalty(settings, Penalised.KEY));
            KnnSweep.add(settings, metrics, finished, added, best);
            KnnMatch.add(metrics, finished, added, best);
            if (settings.furtherArms()) {
                furtherArms(best);
            }
        }
        var combined = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        added.forEach((arm, seeds) -> {
            var results = new TreeMap<Integer, ArmResult>();
            seeds.forEach((seed, additions) -> results.put(seed, additions.result()));
            combined.put(arm, results);
        });
        return combined;
    }

    private void furtherArms(KnnArm best) {
        var queue = KnnArm.name(Penalised.QUEUE, best.omega());
        if (!results(queue).isEmpty()) {
            KnnSweep.copy(finished, added, queue, KnnArms.QUEUE);
        }
        var layers = new TreeMap<String, Penalised>();
        layers.put(KnnArms.OTHER_BEFORE_NORM, Penalised.BEFORE_NORM);
        layers.put(KnnArms.OTHER_ATTENTION_INPUT, Penalised.ATTENTION_INPUT);
        layers.forEach((name, penalised) -> {
            var arms = KnnArm.withPenalty(settings, penalised);
            if (arms.stream().noneMatch(arm -> results(arm.name()).isEmpty())) {
                KnnSweep.copy(finished, added, best(arms).name(), name);
            }
        });
        double wanted = meanOf(best.name(), KnnMetricNames.CROSS_ENTROPY);
        KnnArm.decayed().stream()
                .filter(arm -> !results(arm.name()).isEmpty())
                .min(Comparator.comparingDouble(
                        arm -> Math.abs(meanOf(arm.name(), KnnMetricNames.CROSS_ENTROPY) - wanted)))
                .ifPresent(arm -> KnnSweep.copy(finished, added, arm.name(), KnnArms.DECAY));
    }

    /** The arm with the least NLL on A at tau = 1 and its own lambda, by the mean over seeds. */
    private KnnArm best(List<KnnArm> arms) {
        return arms.stream()
                .min(Comparator.comparingDouble(
                        arm -> Mixture.best(results(arm.name()), Choice.PLAIN).nllOnA()))
                .orElseThrow();
    }

    private double meanOf(String arm, String metric) {
        return results(arm).values().stream()
                .mapToDouble(r -> r.metrics().get(metric))
                .average()
                .orElseThrow();
    }

    private SortedMap<Integer, ArmResult> results(String arm) {
        return finished.getOrDefault(arm, new TreeMap<>());
    }

    /** What a choice yields on half B, seed by seed. */
    private void apply(String arm, Choice choice, Mixture mixture) {
        results(arm).forEach((seed, result) -> {
            var additions = Additions.of(added, arm, seed);
            double nll = mixture.on(result, Part.REPORTING);
            additions.score(metrics, choice, nll, result.metrics().get(KnnMetricNames.LM_B));
            additions.metric(metrics.lambda(choice), KnnGrid.LAMBDAS.get(mixture.lambda()));
            additions.metric(metrics.edge(choice), mixture.edges(choice));
            if (choice != Choice.PLAIN) {
                additions.metric(metrics.tau(choice), mixture.exponent());
            }
            Optional.ofNullable(
                            result.curves().get(KnnGrid.windows(mixture.kind(), mixture.exponent(), mixture.lambda())))
                    .ifPresent(windows -> {
                        additions.curve(KnnMetrics.windows(choice), windows);
                        if (choice == Choice.PLAIN) {
                            var lm = result.curves().get(KnnGrid.LM_WINDOWS);
                            additions.curve(KnnSweep.GAIN, Curves.sum(lm, 1, windows, -1));
                        }
                    });
            if (choice == Choice.PLAIN) {
                additions.metric(metrics.trainPerplexity(), Math.exp(mixture.on(result, Part.TRAINING)));
                buckets(result, mixture, additions);
            }
        });
    }

    /** Sums of ln p of the chosen mixture by bucket, and of the rare and the frequent buckets together. */
    private static void buckets(ArmResult result, Mixture mixture, Additions additions) {
        for (int bucket = 1; bucket <= FrequencyBuckets.COUNT; bucket++) {
            var chosen = result.curves().get(KnnGrid.bucket(bucket, mixture.lambda()));
            if (chosen == null) {
                return; // the means over seeds chose what this seed was far from choosing
            }
            additions.curve(KnnSweep.bucket(bucket), chosen);
        }
        KnnSweep.GROUPS.forEach((name, buckets) -> {
            additions.curve(
                    KnnSweep.group(name),
                    buckets.stream()
                            .map(b -> result.curves().get(KnnGrid.bucket(b, mixture.lambda())))
                            .reduce((a, b) -> Curves.sum(a, 1, b, 1))
                            .orElseThrow());
            additions.curve(
                    KnnSweep.groupCounts(name),
                    buckets.stream()
                            .map(b -> result.curves().get(KnnGrid.bucketCounts(b)))
                            .reduce((a, b) -> Curves.sum(a, 1, b, 1))
                            .orElseThrow());
        });
    }

    /** Perplexity on B against tau, lambda chosen on A for each tau; and against tau over the mean length of the keys. */
    private void byTemperature(String arm) {
        double square = meanOf(arm, KnnMetricNames.KEY_SQUARE);
        var mixtures = KnnGrid.EXPONENTS.stream()
                .map(exponent -> Mixture.best(results(arm), Kind.F, List.of(exponent)))
                .toList();
        results(arm).forEach((seed, result) -> {
            var perplexities = mixtures.stream()
                    .map(mixture -> Math.exp(mixture.on(result, Part.REPORTING)))
                    .toList();
            var taus = KnnGrid.EXPONENTS.stream().map(KnnGrid::tau).toList();
            var additions = Additions.of(added, arm, seed);
            additions.curve(KnnFigures.BY_TAU, new Curve(taus, perplexities));
            additions.curve(
                    KnnFigures.BY_SCALED_TAU,
                    new Curve(taus.stream().map(tau -> tau / square).toList(), perplexities));
        });
    }

    /**
     * A mixture that seeds chose together.
     *
     * @param lambda place in the grid
     * @param nllOnA mean over seeds
     */
    record Mixture(Kind kind, double exponent, int lambda, double nllOnA) {
        static Mixture best(SortedMap<Integer, ArmResult> seeds, Choice choice) {
            return best(
                    seeds,
                    choice == Choice.Z ? Kind.Z : Kind.F,
                    choice == Choice.PLAIN ? List.of(0.0) : KnnGrid.EXPONENTS);
        }

        static Mixture best(SortedMap<Integer, ArmResult> seeds, Kind kind, List<Double> exponents) {
            return exponents.stream()
                    .flatMap(exponent -> IntStream.range(0, KnnGrid.LAMBDAS.size())
                            .mapToObj(lambda -> of(seeds, kind, exponent, lambda)))
                    .min(Comparator.comparingDouble(Mixture::nllOnA))
                    .orElseThrow();
        }

        private static Mixture of(SortedMap<Integer, ArmResult> seeds, Kind kind, double exponent, int lambda) {
            double mean = seeds.values().stream()
                    .mapToDouble(r -> new Mixture(kind, exponent, lambda, 0).on(r, Part.TUNING))
                    .average()
                    .orElseThrow();
            return new Mixture(kind, exponent, lambda, mean);
        }

        double on(ArmResult result, Part part) {
            return result.curves().get(KnnGrid.curve(part, kind, exponent)).y().get(lambda);
        }

        /** How many of the chosen numbers lie at an edge of their grids. */
        int edges(Choice choice) {
            int edges = lambda == 0 || lambda == KnnGrid.LAMBDAS.size() - 1 ? 1 : 0;
            boolean tauAtEdge = exponent == KnnGrid.EXPONENTS.get(0)
                    || exponent == KnnGrid.EXPONENTS.get(KnnGrid.EXPONENTS.size() - 1);
            return choice != Choice.PLAIN && tauAtEdge ? edges + 1 : edges;
        }
    }
}
