package org.l2bench.experiments.dpvsregularisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.membership.BootstrapLimit;
import org.l2bench.core.membership.Scores;
import org.l2bench.core.privacy.AttackBounds;
import org.l2bench.experiments.dpvsregularisation.Arms.Kind;

/**
 * What only the trials together have: regularisers that are chosen by the tuning seeds' numbers, canaries of all seeds in one pool, and
 * means of the null controls. Nothing is chosen by a number of an evaluation seed.
 */
record Combination(Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
    /** Mean AUCs that are called equal. */
    static final double NEAR = 0.02;

    /** Points of validation accuracy that a regulariser may lose against {@code base} to be one of C3's. */
    static final double CLOSE = 2;

    /** Of a rival and its DP arm, side by side. */
    static final List<String> COMPARED = List.of(
            MetricNames.TEST_ACCURACY,
            MetricNames.auc(MetricNames.LOSS),
            MetricNames.auc(MetricNames.CALIBRATED),
            MetricNames.CANARY_AUC,
            MetricNames.caught(MetricNames.LOSS));

    private static final double CHANCE = 0.5;
    private static final double CONFIDENCE = 0.95;

    SortedMap<String, SortedMap<Integer, ArmResult>> added() {
        var added = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        var arms = new Arms(settings);
        for (var arm : arms.nets()) {
            var all = new TreeMap<String, Double>();
            all.put(MetricNames.NULL_OFFSET, nullOffset(arm));
            pooled(arm).ifPresent(scores -> all.put(MetricNames.CANARY_POOLED, scores.auc()));
            give(added, arm, of(arm), all);
        }
        arms.privates().forEach(dp -> excess(added, dp));
        if (hasAll(arms.tuned())) {
            base(added, arms);
            arms.privates().forEach(dp -> Rival.ALL.forEach(rival -> rival(added, arms, dp, rival)));
        }
        return added;
    }

    private SortedMap<Integer, ArmResult> of(String arm) {
        return finished.getOrDefault(arm, new TreeMap<>());
    }

    private boolean hasAll(List<String> arms) {
        return arms.stream().noneMatch(a -> of(a).isEmpty());
    }

    /** The same metrics for every one of some seeds. */
    private static void give(
            SortedMap<String, SortedMap<Integer, ArmResult>> added,
            String arm,
            Map<Integer, ArmResult> seeds,
            Map<String, Double> metrics) {
        seeds.keySet().forEach(seed -> put(added, arm, seed, metrics));
    }

    private static void put(
            SortedMap<String, SortedMap<Integer, ArmResult>> added, String arm, int seed, Map<String, Double> metrics) {
        var seeds = added.computeIfAbsent(arm, a -> new TreeMap<>());
        var all = new TreeMap<>(metrics);
        if (seeds.containsKey(seed)) {
            all.putAll(seeds.get(seed).metrics());
        }
        seeds.put(seed, new ArmResult(all, new TreeMap<>()));
    }

    private static double number(ArmResult result, String metric) {
        return result.metrics().get(metric);
    }

    /** Of the numbers that every trial of an arm has alike. */
    private double tuned(String arm, String metric) {
        return number(of(arm).values().iterator().next(), metric);
    }

    private double mean(String arm, String metric) {
        return of(arm).values().stream()
                .mapToDouble(r -> number(r, metric))
                .average()
                .orElseThrow();
    }

    /** The largest |mean over seeds - 0.5| of the null controls of all attacks. */
    private double nullOffset(String arm) {
        return of(arm).isEmpty()
                ? 0
                : MetricNames.ATTACKS.stream()
                        .mapToDouble(a -> Math.abs(mean(arm, MetricNames.nullAuc(a)) - CHANCE))
                        .max()
                        .orElseThrow();
    }

    /** Scores of the canaries of all seeds. */
    private Optional<Scores> pooled(String arm) {
        double[] in = canaries(arm, 1);
        double[] out = canaries(arm, 0);
        return in.length == 0 || out.length == 0 ? Optional.empty() : Optional.of(new Scores(in, out));
    }

    private double[] canaries(String arm, double trained) {
        var scores = new ArrayList<Double>();
        for (var result : of(arm).values()) {
            var columns = result.tables().get(MetricNames.CANARIES).columns();
            var values = columns.get(MetricNames.SCORE).values();
            var coins = columns.get(MetricNames.TRAINED).values();
            for (int i = 0; i < values.size(); i++) {
                if (coins.get(i) == trained) {
                    scores.add(values.get(i));
                }
            }
        }
        return scores.stream().mapToDouble(s -> s).toArray();
    }

    /** How far the lower limits of the pooled canaries lie above what the guarantee allows; not above 0 if it holds. */
    private void excess(SortedMap<String, SortedMap<Integer, ArmResult>> added, String arm) {
        pooled(arm).ifPresent(scores -> {
            var bounds = AttackBounds.of(
                    tuned(arm, MetricNames.EPSILON), settings.dp().delta());
            var metrics = new TreeMap<String, Double>();
            metrics.put(MetricNames.CANARY_AUC_EXCESS, lower(scores, true) - bounds.auc());
            metrics.put(MetricNames.CANARY_ADVANTAGE_EXCESS, lower(scores, false) - bounds.advantage());
            give(added, arm, of(arm), metrics);
        });
    }

    private double lower(Scores scores, boolean ofAuc) {
        return BootstrapLimit.lower(
                scores,
                ofAuc ? Scores::auc : Scores::advantage,
                CONFIDENCE,
                settings.attack().bootstrapDraws(),
                0);
    }

    /** The regulariser that is most accurate on validation images, and those of C3. */
    private void base(SortedMap<String, SortedMap<Integer, ArmResult>> added, Arms arms) {
        double least = tuned(Arms.BASE, MetricNames.TUNED_ACCURACY) - CLOSE;
        give(added, Arms.BASE, MetricNames.BEST_ACCURACY, mostAccurate(arms), MetricNames.TEST_ACCURACY);
        for (var kind : List.of(Kind.DROPOUT, Kind.L2, Kind.BOTH)) {
            leastLeaking(arms.regularisers(kind).stream(), least)
                    .ifPresent(r -> give(added, Arms.BASE, chosenAuc(kind), r, MetricNames.auc(MetricNames.LOSS)));
        }
    }

    /** The AUC of C3's regulariser of a kind, in the results of {@code base}. */
    static String chosenAuc(Kind kind) {
        return switch (kind) {
            case DROPOUT -> "dropout_auc";
            case L2 -> "l2_auc";
            case BOTH -> "both_auc";
            case ANY -> "any_auc";
        };
    }

    /** Another arm's metric under a name of this one's, in the seeds that both have. */
    private void give(
            SortedMap<String, SortedMap<Integer, ArmResult>> added,
            String arm,
            String name,
            String from,
            String metric) {
        of(arm).keySet().stream()
                .filter(seed -> of(from).containsKey(seed))
                .forEach(seed -> put(added, arm, seed, Map.of(name, number(of(from).get(seed), metric))));
    }

    private String mostAccurate(Arms arms) {
        return arms.regularisers(Kind.ANY).stream()
                .max(Comparator.comparingDouble(r -> tuned(r, MetricNames.TUNED_ACCURACY)))
                .orElseThrow();
    }

    /** The lowest AUC on tuning seeds among those that are so accurate there. */
    private Optional<String> leastLeaking(Stream<String> regularisers, double leastAccuracy) {
        return regularisers
                .filter(r -> tuned(r, MetricNames.TUNED_ACCURACY) >= leastAccuracy)
                .min(Comparator.comparingDouble(r -> tuned(r, MetricNames.TUNED_AUC)));
    }

    private void rival(SortedMap<String, SortedMap<Integer, ArmResult>> added, Arms arms, String dp, Rival rival) {
        double least = tuned(dp, MetricNames.TUNED_ACCURACY) + rival.margin();
        var eligible = leastLeaking(arms.regularisers(Kind.ANY).stream(), least);
        var chosen = eligible.orElseGet(() -> mostAccurate(arms));
        var treatment = arms.all().stream()
                .filter(a -> a.name().equals(chosen))
                .findFirst()
                .orElseThrow()
                .treatment(Treatment.class);
        var auc = MetricNames.auc(MetricNames.LOSS);
        give(
                added,
                dp,
                of(dp),
                Map.of(
                        rival.dropout(),
                        treatment.dropout(),
                        rival.penalty(),
                        treatment.penalty(),
                        rival.eligible(),
                        eligible.isPresent() ? 1.0 : 0.0,
                        rival.far(),
                        Math.abs(mean(chosen, auc) - mean(dp, auc)) > NEAR ? 1.0 : 0.0));
        for (var metric : COMPARED) {
            give(added, dp, rival.of(metric), chosen, metric);
        }
        for (var metric : List.of(MetricNames.TEST_ACCURACY, auc, MetricNames.auc(MetricNames.CALIBRATED))) {
            of(dp).keySet().stream()
                    .filter(seed -> of(chosen).containsKey(seed))
                    .forEach(seed -> put(
                            added,
                            dp,
                            seed,
                            Map.of(
                                    rival.difference(metric),
                                    number(of(chosen).get(seed), metric) - number(of(dp).get(seed), metric))));
        }
    }
}
