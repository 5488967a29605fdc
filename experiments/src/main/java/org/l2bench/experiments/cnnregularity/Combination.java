package org.l2bench.experiments.cnnregularity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.experiments.cnnregularity.Denoiser.Kind;

/** What only the trials of a seed together have: edge slopes at equal training error, and curves over reg. */
record Combination(Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
    /** A seed whose error lies outside of those of the two L1 arms by more than this share of their difference is not judged. */
    private static final double OUTSIDE = 0.2;

    /** Errors at which the trace is shown. */
    private static final List<Double> SHOWN = List.of(
            0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.025, 0.02, 0.017, 0.015, 0.013, 0.011, 0.01, 0.009, 0.008, 0.007,
            0.006, 0.005, 0.0045, 0.004, 0.0035, 0.003);

    SortedMap<String, SortedMap<Integer, ArmResult>> results() {
        var results = new Results();
        for (double strength : penalised(settings.plain().strengths())) {
            crossings(ArmNames.plain(strength), ArmNames.plain(0), Trace::crossing, results);
        }
        for (double strength : penalised(settings.prior().strengths())) {
            crossings(ArmNames.prior(strength), ArmNames.prior(0), Trace::firstAtMost, results);
        }
        matched(results);
        byStrength(settings.plain().strengths(), ArmNames::plain, results);
        var normed = Stream.concat(settings.normed().strengths().stream(), settings.normed().further().stream())
                .toList();
        if (!normed.isEmpty()) {
            byStrength(normed, ArmNames::normed, results);
        }
        byError(results);
        return results.all;
    }

    /** What is found, arm by arm and seed by seed. */
    private static final class Results {
        private final SortedMap<String, SortedMap<Integer, ArmResult>> all = new TreeMap<>();

        void metric(String arm, int seed, String name, double value) {
            add(arm, seed, new TreeMap<>(Map.of(name, value)), new TreeMap<>());
        }

        void curve(String arm, int seed, String name, Curve curve) {
            add(arm, seed, new TreeMap<>(), new TreeMap<>(Map.of(name, curve)));
        }

        private void add(String arm, int seed, SortedMap<String, Double> metrics, SortedMap<String, Curve> curves) {
            all.computeIfAbsent(arm, a -> new TreeMap<>())
                    .merge(seed, new ArmResult(metrics, curves), (before, now) -> {
                        metrics.putAll(before.metrics());
                        curves.putAll(before.curves());
                        return new ArmResult(metrics, curves);
                    });
        }
    }

    private static List<Double> penalised(List<Double> strengths) {
        return strengths.stream().filter(s -> s > 0).toList();
    }

    private SortedMap<Integer, ArmResult> seeds(String arm) {
        return finished.getOrDefault(arm, new TreeMap<>());
    }

    private OptionalDouble metric(String arm, int seed, String name) {
        var result = seeds(arm).get(seed);
        return result == null ? OptionalDouble.empty() : result.metric(name);
    }

    /** Where on a trace. */
    @FunctionalInterface
    private interface Place {
        OptionalDouble at(Trace trace, double error);
    }

    private void crossings(String arm, String baseline, Place place, Results results) {
        seeds(arm).forEach((seed, result) -> {
            var trace = Optional.ofNullable(seeds(baseline).get(seed)).flatMap(Trace::of);
            var error = result.metric(MetricNames.TRAIN);
            if (trace.isPresent() && error.isPresent()) {
                place.at(trace.get(), error.getAsDouble())
                        .ifPresent(rho -> results.metric(arm, seed, MetricNames.CROSSING, rho));
            }
        });
    }

    /** rho between the two L1 arms, linear in the training error, at that of the L2 arm. */
    private void matched(Results results) {
        if (settings.plain().absolute().isEmpty()) {
            return;
        }
        var weak = Kind.PLAIN_L1.arm(settings.plain().absolute().get(0), 1);
        var strong = Kind.PLAIN_L1.arm(settings.plain().absolute().get(1), 1);
        var squared = ArmNames.plain(Strengths.last(settings.plain().strengths()));
        for (int seed : seeds(squared).keySet()) {
            var error = metric(squared, seed, MetricNames.TRAIN);
            var errors = Stream.of(weak, strong)
                    .flatMap(a -> metric(a, seed, MetricNames.TRAIN).stream().boxed())
                    .toList();
            var slopes = Stream.of(weak, strong)
                    .flatMap(a -> metric(a, seed, MetricNames.RHO).stream().boxed())
                    .toList();
            if (error.isPresent() && errors.size() == 2 && slopes.size() == 2) {
                double share = (error.getAsDouble() - errors.get(0)) / (errors.get(1) - errors.get(0));
                if (share >= -OUTSIDE && share <= 1 + OUTSIDE) {
                    double rho = slopes.get(0) + share * (slopes.get(1) - slopes.get(0));
                    results.metric(ArmNames.MATCHED_L1, seed, MetricNames.RHO, rho);
                }
            }
        }
    }

    private void byStrength(List<Double> strengths, Function<Double, String> arm, Results results) {
        var first = arm.apply(0.0);
        for (int seed : seeds(first).keySet()) {
            curve(strengths, s -> metric(arm.apply(s), seed, MetricNames.RHO))
                    .ifPresent(c -> results.curve(first, seed, MetricNames.BY_STRENGTH, c));
            curve(strengths, s -> metric(ArmNames.gauss(arm.apply(s)), seed, MetricNames.RHO))
                    .ifPresent(c -> results.curve(first, seed, MetricNames.GAUSS_BY_STRENGTH, c));
        }
    }

    private static Optional<Curve> curve(List<Double> places, Function<Double, OptionalDouble> of) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (double place : places) {
            of.apply(place).ifPresent(value -> {
                x.add(place);
                y.add(value);
            });
        }
        return x.isEmpty() ? Optional.empty() : Optional.of(new Curve(x, y));
    }

    /** The trace over the training error, and where the arms end: at their mean error, so that seeds stand above each other. */
    private void byError(Results results) {
        var ascending = SHOWN.stream().sorted().toList();
        seeds(ArmNames.plain(0)).forEach((seed, result) -> Trace.of(result)
                .flatMap(trace -> curve(ascending, trace::crossing))
                .ifPresent(c -> results.curve(ArmNames.plain(0), seed, MetricNames.BY_ERROR, c)));
        var given = new DenoisingTrial.Given(settings.scenes(), settings.net(), settings.plain(), settings.normed());
        for (var arm : Metrics.ended(given)) {
            var errors = seeds(arm).values().stream()
                    .flatMapToDouble(r -> r.metric(MetricNames.TRAIN).stream())
                    .average();
            seeds(arm).forEach((seed, result) -> curve(
                            errors.stream().boxed().toList(), error -> result.metric(MetricNames.RHO))
                    .ifPresent(c -> results.curve(arm, seed, MetricNames.END, c)));
        }
    }
}
