package org.l2bench.core.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.l2bench.core.experiment.Replicate;

/**
 * Replicates whose arms were computed on different machine classes. Their arms share data and streams of random numbers, but
 * differ in bits beyond what the arms do.
 */
public final class MixedReplicates {
    private MixedReplicates() {}

    private record Round(String part, Replicate replicate) {}

    /** In words, e.g. {@code seed 11}; empty if each replicate was computed on one machine class. */
    public static List<String> of(Collection<RunRecord> records) {
        Map<Round, Set<MachineClass>> classes = new HashMap<>();
        for (var record : records) {
            var inputs = record.inputs();
            if (record.isFinished()) {
                classes.computeIfAbsent(new Round(inputs.part(), inputs.replicate()), r -> new HashSet<>())
                        .add(record.machine());
            }
        }
        return classes.entrySet().stream()
                .filter(c -> c.getValue().size() > 1)
                .map(c -> c.getKey().replicate())
                .distinct()
                .sorted()
                .map(Replicate::toString)
                .toList();
    }
}
