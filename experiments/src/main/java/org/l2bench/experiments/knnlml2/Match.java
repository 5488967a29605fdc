package org.l2bench.experiments.knnlml2;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.knnlml2.trial.MetricNames;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Part;
import org.l2bench.experiments.knnlml2.trial.Treatment;

/**
 * The arm w0@match: w0 at the temperature that makes up for the length of its keys, tau = mean |f|^2 of w0 over that of omega*,
 * seed by seed; lambda is chosen on A. This tau lies between those of the grid; the NLL there is the cubic in log tau through
 * the two grid points below and the two above.
 */
record Match(Metrics metrics, Results results) {
    void add(Treatment best) {
        var baseline = results.of(Arms.W0);
        var places = new TreeMap<Integer, Double>();
        results.of(best.name()).forEach((seed, result) -> {
            if (baseline.containsKey(seed)) {
                double ratio = baseline.get(seed).metrics().get(MetricNames.KEY_SQUARE)
                        / result.metrics().get(MetricNames.KEY_SQUARE);
                places.put(seed, Math.log(ratio) / Math.log(2));
            }
        });
        double low = MixtureGrid.MATCH_EXPONENTS.get(0);
        double high = MixtureGrid.MATCH_EXPONENTS.get(MixtureGrid.MATCH_EXPONENTS.size() - 1);
        if (places.isEmpty() || places.values().stream().anyMatch(p -> !(p >= low && p <= high))) {
            return; // without the arm its claim is not run, which says that it cannot be judged
        }
        int lambda = IntStream.range(0, MixtureGrid.LAMBDAS.size())
                .boxed()
                .min(Comparator.comparingDouble(l -> mean(baseline, places, l)))
                .orElseThrow();
        places.forEach((seed, place) -> {
            var result = baseline.get(seed);
            var added = results.add(Arms.MATCH, seed);
            double nll = nll(result, Part.REPORTING, place, lambda);
            added.score(metrics, Choice.PLAIN, nll, result.metrics().get(MetricNames.LM_B));
            added.metric(metrics.lambda(Choice.PLAIN), MixtureGrid.LAMBDAS.get(lambda));
            added.metric(Metrics.MATCHED_TAU, place);
            added.curve(
                    CurveNames.windows(Choice.PLAIN),
                    interpolated(place, exponent -> curve(result, MixtureGrid.windows(Kind.F, exponent, lambda))));
            added.curve(MixtureGrid.WINDOW_COUNTS, curve(result, MixtureGrid.WINDOW_COUNTS));
        });
    }

    private static Curve curve(ArmResult result, String name) {
        return result.curve(name).orElseThrow();
    }

    private static double mean(SortedMap<Integer, ArmResult> baseline, SortedMap<Integer, Double> places, int lambda) {
        return places.entrySet().stream()
                .mapToDouble(e -> nll(baseline.get(e.getKey()), Part.TUNING, e.getValue(), lambda))
                .average()
                .orElseThrow();
    }

    private static double nll(ArmResult result, Part part, double place, int lambda) {
        return interpolated(place, exponent -> curve(result, MixtureGrid.curve(part, Kind.F, exponent)))
                .y()
                .get(lambda);
    }

    /** The curve at log2 tau = place from those at the four nearest of {@link MixtureGrid#MATCH_EXPONENTS}. */
    static Curve interpolated(double place, DoubleFunction<Curve> atExponent) {
        var exponents = MixtureGrid.MATCH_EXPONENTS;
        double spacing = exponents.get(1) - exponents.get(0);
        double steps = (place - exponents.get(0)) / spacing;
        int first = Math.min(Math.max((int) Math.floor(steps) - 1, 0), exponents.size() - 4);
        var curves = exponents.subList(first, first + 4).stream()
                .map(atExponent::apply)
                .toList();
        return Curves.sum(curves, weights(steps - first));
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
