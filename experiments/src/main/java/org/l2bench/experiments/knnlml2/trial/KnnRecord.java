package org.l2bench.experiments.knnlml2.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.train.History;
import org.l2bench.experiments.knnlml2.trial.KnnGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.KnnGrid.Part;

/**
 * Collects what a trial reports. Means are kept for every mixture; windows, which the bootstrap over windows needs, only for
 * the mixtures that have the least NLL on half A, where the choice over all seeds will fall; the baseline, which is also asked at
 * other arms' temperatures, keeps all of those from 1 upwards.
 */
final class KnnRecord {
    private static final double PLACES = 1e5;

    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final SortedMap<String, Curve> curves = new TreeMap<>();

    private record Mixture(double exponent, int lambda, double nll) {}

    void metric(String name, double value) {
        metrics.put(name, value);
    }

    void means(Part part, Kind kind, KnnMixtures mixtures) {
        for (double exponent : mixtures.exponents()) {
            var y = IntStream.range(0, KnnGrid.LAMBDAS.size())
                    .mapToObj(lambda -> mixtures.mean(exponent, lambda))
                    .toList();
            curves.put(KnnGrid.curve(part, kind, exponent), new Curve(KnnGrid.LAMBDAS, y));
        }
    }

    void languageModel(String name, KnnMixtures mixtures) {
        metrics.put(name, mixtures.mean(0, 0));
    }

    void perplexity(String name, KnnMixtures mixtures) {
        metrics.put(name, Math.exp(mixtures.mean(0, 0)));
    }

    /** Sums over windows of B for the mixtures that half A prefers. */
    void windows(Kind kind, KnnMixtures a, KnnMixtures b, int scored) {
        var kept = new HashSet<Mixture>(best(a, List.of(0.0), KnnGrid.KEPT_LAMBDAS));
        kept.addAll(best(a, KnnGrid.EXPONENTS, KnnGrid.KEPT_MIXTURES));
        for (var mixture : kept) {
            curves.put(
                    KnnGrid.windows(kind, mixture.exponent(), mixture.lambda()),
                    sums(b, scored, token -> b.nll(token, mixture.exponent(), mixture.lambda())));
        }
        curves.put(KnnGrid.LM_WINDOWS, sums(b, scored, token -> b.nll(token, 0, 0)));
        curves.put(KnnGrid.WINDOW_COUNTS, sums(b, scored, token -> 1));
    }

    /** Means on A and B, and all windows of B, at the temperatures of {@link KnnGrid#MATCH_EXPONENTS}. */
    void match(KnnMixtures a, KnnMixtures b, int scored) {
        means(Part.TUNING, Kind.F, a);
        means(Part.REPORTING, Kind.F, b);
        for (var mixture : best(a, KnnGrid.MATCH_EXPONENTS, Integer.MAX_VALUE)) {
            curves.put(
                    KnnGrid.windows(Kind.F, mixture.exponent(), mixture.lambda()),
                    sums(b, scored, token -> b.nll(token, mixture.exponent(), mixture.lambda())));
        }
    }

    private static List<Mixture> best(KnnMixtures a, List<Double> exponents, int count) {
        var all = new ArrayList<Mixture>();
        for (double exponent : exponents) {
            for (int lambda = 0; lambda < KnnGrid.LAMBDAS.size(); lambda++) {
                all.add(new Mixture(exponent, lambda, a.mean(exponent, lambda)));
            }
        }
        all.sort(Comparator.comparingDouble(Mixture::nll));
        return all.subList(0, Math.min(count, all.size()));
    }

    /** Sums of ln p over windows and frequency buckets of B, at tau = 1. */
    void buckets(KnnMixtures a, KnnMixtures b, FrequencyBuckets buckets, Tensor targets, int scored) {
        var words = TensorArrays.longs(targets);
        for (int bucket = 1; bucket <= FrequencyBuckets.COUNT; bucket++) {
            int own = bucket;
            InBucket in = token -> buckets.ofWord()[(int) words[token]] == own;
            curves.put(KnnGrid.bucketCounts(bucket), sums(b, scored, token -> in.test(token) ? 1 : 0));
            curves.put(KnnGrid.lmBucket(bucket), sums(b, scored, token -> in.test(token) ? -b.nll(token, 0, 0) : 0));
            for (var mixture : best(a, List.of(0.0), KnnGrid.KEPT_LAMBDAS)) {
                curves.put(
                        KnnGrid.bucket(bucket, mixture.lambda()),
                        sums(b, scored, token -> in.test(token) ? -b.nll(token, 0, mixture.lambda()) : 0));
            }
        }
    }

    private interface InBucket {
        boolean test(int token);
    }

    private interface OfToken {
        double value(int token);
    }

    private static Curve sums(KnnMixtures mixtures, int scored, OfToken value) {
        int windows = mixtures.modelProbability().length / scored;
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (int window = 0; window < windows; window++) {
            double sum = 0;
            for (int token = window * scored; token < (window + 1) * scored; token++) {
                sum += value.value(token);
            }
            x.add((double) window);
            y.add(Math.rint(sum * PLACES) / PLACES);
        }
        return new Curve(x, y);
    }

    ArmResult result(History history) {
        var all = new TreeMap<>(curves);
        all.putAll(history.curves());
        for (var name : List.of(KnnTraining.CROSS_ENTROPY, KnnTraining.PENALTY)) {
            var y = history.curves().get(name).y();
            metrics.put(name, y.get(y.size() - 1));
        }
        return new ArmResult(metrics, all);
    }
}
