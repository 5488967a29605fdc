package org.l2bench.reports.judge;

import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table holds of the arms and metrics that are asked for: one value a run, or the reason why there is none.
 *
 * @param pairs names, in natural order; a pair's number is its place here
 * @param metrics how each of them is written, in the order in which {@link ArmRuns} has them
 * @param arms by data set and arm, both in the order in which they occur; the data set has no name if no column says it
 */
record Runs(List<String> pairs, Map<String, Notation> metrics, Map<String, Map<String, ArmRuns>> arms, WhyLost lost) {
    /** How the numbers of a metric are written: the most digits behind the point, and whether in percent. */
    record Notation(int decimals, boolean isPercent) {}

    Runs {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    List<String> dataSets() {
        return List.copyOf(arms.keySet());
    }

    ArmRuns of(String dataSet, String arm) {
        return arms.getOrDefault(dataSet, Map.of()).getOrDefault(arm, ArmRuns.NONE);
    }

    int metric(String name) {
        return List.copyOf(metrics.keySet()).indexOf(name);
    }

    List<String> names(BitSet of) {
        return of.stream().mapToObj(pairs::get).toList();
    }

    /** Runs that have no value of a metric, each with its cause. */
    List<String> namesAndCauses(ArmRuns of, int metric, BitSet failed) {
        return failed.stream()
                .mapToObj(pair -> {
                    int index = of.index(pair);
                    return pairs.get(pair) + " (" + lost.why(of.row(metric, index), of.column(metric, index)) + ")";
                })
                .toList();
    }
}
