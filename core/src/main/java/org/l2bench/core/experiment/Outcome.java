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
}
