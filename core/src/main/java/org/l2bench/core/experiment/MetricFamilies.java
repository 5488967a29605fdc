package org.l2bench.core.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metrics of an experiment, declared family by family together with the arms that have them; in the order of the tables. */
public final class MetricFamilies {
    private final Map<String, Metric> byName = new LinkedHashMap<>();

    /**
     * Declares metrics of some arms. One that other arms have as well is declared once for each, and is one.
     *
     * @throws IllegalArgumentException if a metric of this name means something else
     */
    public MetricFamilies add(ArmSet arms, List<Metric> family) {
        family.forEach(m -> byName.merge(m.name(), m.of(arms), MetricFamilies::joined));
        return this;
    }

    /** Declares metrics of some arms, see {@link #add(ArmSet, List)}. */
    public MetricFamilies add(ArmSet arms, Metric... family) {
        return add(arms, List.of(family));
    }

    private static Metric joined(Metric before, Metric now) {
        if (!before.of(now.arms()).equals(now)) {
            throw new IllegalArgumentException("metric " + now.name() + " is declared as " + before + " and as " + now);
        }
        return before.of(before.arms().and(now.arms()));
    }

    public List<Metric> all() {
        return List.copyOf(byName.values());
    }
}
