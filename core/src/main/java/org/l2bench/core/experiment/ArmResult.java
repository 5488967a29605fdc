package org.l2bench.core.experiment;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one arm yielded in one trial.
 *
 * @param metrics by {@link Metric#name}
 * @param curves by name, e.g. {@code nc1} against epoch
 */
public record ArmResult(SortedMap<String, Double> metrics, SortedMap<String, Curve> curves) {
    public ArmResult {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        curves = Collections.unmodifiableSortedMap(new TreeMap<>(curves));
    }
}
