package org.l2bench.reports.input;

import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Experiment;

/** What an experiment makes of all its trials together, see {@link Experiment#combined}. */
@FunctionalInterface
public interface Combination {
    /** Further results by arm and seed from the finished ones by arm and seed. */
    SortedMap<String, SortedMap<Integer, ArmResult>> of(SortedMap<String, SortedMap<Integer, ArmResult>> finished);

    /** For an experiment whose trials stand by themselves. */
    static Combination none() {
        return finished -> new TreeMap<>();
    }
}
