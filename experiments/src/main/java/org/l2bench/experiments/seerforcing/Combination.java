package org.l2bench.experiments.seerforcing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.translation.Bleu;
import org.l2bench.core.translation.PairedBootstrap;

/** What several arms of a seed have together: the gain on plain by training size, and how sure a difference of BLEU is. */
record Combination(Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
    private static final int DRAWS = 1_000;

    /** The curves of {@link #results}. */
    static List<CurveFamily> families(Settings settings) {
        var gaining = Stream.of(Method.KD, Method.ORACLE)
                .filter(settings::runs)
                .map(Method::arm)
                .toList();
        return settings.runs(Method.PLAIN) && !gaining.isEmpty()
                ? List.of(CurveFamily.combined(MetricNames.GAIN, ArmSet.of(gaining)))
                : List.of();
    }

    SortedMap<String, SortedMap<Integer, ArmResult>> results() {
        var results = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        of(Method.PLAIN.arm()).forEach((seed, plain) -> {
            for (var arm :
                    new Arms(settings).having(t -> t.pairs() == settings.data().pairs())) {
                var result = of(arm).get(seed);
                if (result != null) {
                    var added = new ArmResult(bleu(arm, result, plain, seed), gains(arm, seed));
                    if (!added.metrics().isEmpty() || !added.curves().isEmpty()) {
                        results.computeIfAbsent(arm, a -> new TreeMap<>()).put(seed, added);
                    }
                }
            }
        });
        return results;
    }

    private SortedMap<Integer, ArmResult> of(String arm) {
        return finished.getOrDefault(arm, new TreeMap<>());
    }

    private SortedMap<String, Double> bleu(String arm, ArmResult result, ArmResult plain, int seed) {
        var metrics = new TreeMap<String, Double>();
        if (new Arms(settings).having(t -> t.seer().isPresent()).contains(arm)) {
            var found = PairedBootstrap.of(counts(result), counts(plain), DRAWS, seed);
            metrics.put(MetricNames.BLEU_GAIN, found.difference());
            metrics.put(MetricNames.BLEU_LOW, found.low());
            metrics.put(MetricNames.BLEU_HIGH, found.high());
            metrics.put(MetricNames.BLEU_NOT_BETTER, found.notBetter());
        }
        return metrics;
    }

    private static List<Bleu.Counts> counts(ArmResult result) {
        return BleuTable.counts(result.tables().get(MetricNames.COUNTS));
    }

    private SortedMap<String, Curve> gains(String arm, int seed) {
        var curves = new TreeMap<String, Curve>();
        if (arm.equals(Method.ORACLE.arm())) {
            curves.put(MetricNames.GAIN, gain(List.of(settings.data().pairs()), Method.ORACLE, seed));
        } else if (arm.equals(Method.KD.arm())) {
            var sizes = Stream.concat(Stream.of(settings.data().pairs()), settings.data().sizes().stream())
                    .sorted()
                    .toList();
            curves.put(MetricNames.GAIN, gain(sizes, Method.KD, seed));
        }
        return curves;
    }

    /** nll_cal of plain less that of a method, at the sizes that both have in this seed. */
    private Curve gain(List<Integer> sizes, Method method, int seed) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (int size : sizes) {
            var plain = of(name(Method.PLAIN, size)).get(seed);
            var other = of(name(method, size)).get(seed);
            if (plain != null && other != null) {
                x.add((double) size);
                y.add(plain.metrics().get(MetricNames.CALIBRATED)
                        - other.metrics().get(MetricNames.CALIBRATED));
            }
        }
        return new Curve(x, y);
    }

    private String name(Method method, int pairs) {
        return pairs == settings.data().pairs() ? method.arm() : Arms.sized(method, pairs);
    }
}
