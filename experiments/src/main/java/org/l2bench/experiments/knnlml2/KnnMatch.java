package org.l2bench.experiments.knnlml2;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.knnlml2.KnnMetrics.Choice;
import org.l2bench.experiments.knnlml2.trial.KnnArm;
import org.l2bench.experiments.knnlml2.trial.KnnGrid;
import org.l2bench.experiments.knnlml2.trial.KnnGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.KnnGrid.Part;
import org.l2bench.experiments.knnlml2.trial.KnnMetricNames;

/**
 * The arm w0@match: w0 at the temperature that makes up for the length of its keys, tau = mean |f|^2 of w0 over that of omega*,
 * seed by seed; lambda is chosen on A. This tau lies between those of the grid; the NLL there is the cubic in log tau through
 * the two grid points below and the two above.
 */
final class KnnMatch {
    private KnnMatch() {}

    static void add(
            KnnMetrics metrics,
            SortedMap<String, SortedMap<Integer, ArmResult>> finished,
            SortedMap<String, SortedMap<Integer, Additions>> added,
            KnnArm best) {
        var baseline = finished.get(KnnArms.W0);
        var places = new TreeMap<Integer, Double>();
        finished.get(best.name()).forEach((seed, result) -> {
            if (baseline.containsKey(seed)) {
                double ratio = baseline.get(seed).metrics().get(KnnMetricNames.KEY_SQUARE)
                        / result.metrics().get(KnnMetricNames.KEY_SQUARE);
                places.put(seed, Math.log(ratio) / Math.log(2));
            }
        });
        double low = KnnGrid.MATCH_EXPONENTS.get(0);
        double high = KnnGrid.MATCH_EXPONENTS.get(KnnGrid.MATCH_EXPONENTS.size() - 1);
        if (places.isEmpty() || places.values().stream().anyMatch(p -> !(p >= low && p <= high))) {
            return; // without the arm its claim is not run, which says that it cannot be judged
        }
        int lambda = IntStream.range(0, KnnGrid.LAMBDAS.size())
                .boxed()
                .min((a, b) -> Double.compare(mean(baseline, places, a), mean(baseline, places, b)))
                .orElseThrow();
        places.forEach((seed, place) -> {
            var result = baseline.get(seed);
            var additions = Additions.of(added, KnnArms.MATCH, seed);
            double nll = nll(result, Part.REPORTING, place, lambda);
            additions.score(metrics, Choice.PLAIN, nll, result.metrics().get(KnnMetricNames.LM_B));
            additions.metric(metrics.lambda(Choice.PLAIN), KnnGrid.LAMBDAS.get(lambda));
            additions.metric(KnnMetrics.MATCHED_TAU, place);
            additions.curve(KnnMetrics.windows(Choice.PLAIN), interpolated(place, exponent -> result.curves()
                    .get(KnnGrid.windows(Kind.F, exponent, lambda))));
            additions.curve(KnnGrid.WINDOW_COUNTS, result.curves().get(KnnGrid.WINDOW_COUNTS));
        });
    }

    private static double mean(SortedMap<Integer, ArmResult> baseline, SortedMap<Integer, Double> places, int lambda) {
        return places.entrySet().stream()
                .mapToDouble(e -> nll(baseline.get(e.getKey()), Part.TUNING, e.getValue(), lambda))
                .average()
                .orElseThrow();
    }

    private static double nll(ArmResult result, Part part, double place, int lambda) {
        return interpolated(place, exponent -> result.curves().get(KnnGrid.curve(part, Kind.F, exponent)))
                .y()
                .get(lambda);
    }

    /** The curve at log2 tau = place from those at the four nearest of {@link KnnGrid#MATCH_EXPONENTS}. */
    static Curve interpolated(double place, DoubleFunction<Curve> atExponent) {
        var exponents = KnnGrid.MATCH_EXPONENTS;
        double spacing = exponents.get(1) - exponents.get(0);
        double steps = (place - exponents.get(0)) / spacing;
        int first = Math.min(Math.max((int) Math.floor(steps) - 1, 0), exponents.size() - 4);
        var curves = exponents.subList(first, first + 4).stream()
                .map(atExponent::apply)
                .toList();
        return Curves.combined(curves, weights(steps - first));
    }

    /** Lagrange's weights of the points 0, 1, 2 and 3 at x. */
    static double[] weights(double x) {
        var weights = new double[4];
        for (int i = 0; i < 4; i++) {
            weights[i] = 1;
            for (int j = 0; j < 4; j++) {
                if (j != i) {
                    weights[i] *= (x - j) / (i - j);
                }
            }
        }
        return weights;
    }
}
