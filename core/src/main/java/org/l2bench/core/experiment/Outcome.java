package org.l2bench.core.experiment;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a trial yields: results of the trained arm and of the arms derived from it, by arm name.
 *
 * @param coverage what the regularisers covered and left out, one printed line each
 */
public record Outcome(SortedMap<String, ArmResult> arms, List<String> coverage) {
    public Outcome {
        arms = Collections.unmodifiableSortedMap(new TreeMap<>(arms));
        coverage = List.copyOf(coverage);
    }

    /** The part that another run of the same trial has as well: all but what is measured. */
    public Outcome comparable() {
        var without = new TreeMap<String, ArmResult>();
        arms.forEach((arm, result) -> without.put(arm, result.withMeasured(Collections.emptySortedMap())));
        return new Outcome(without, coverage);
    }
}
