package org.l2bench.core.experiment;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A part with the settings that it depends on: what it says of them, for those who do not know their type. */
public record BoundPart<P extends Record>(Part<?, P> part, P settings) {
    public static <S extends Record, P extends Record> BoundPart<P> of(Part<S, P> part, S all) {
        return new BoundPart<>(part, part.settings(all));
    }

    public List<Arm> arms() {
        return part.arms(settings);
    }

    public Optional<Arm> arm(String name) {
        return arms().stream().filter(a -> a.name().equals(name)).findFirst();
    }

    public List<Replicate> replicates(Arm arm, List<Integer> seeds) {
        return part.replicates(settings, arm, seeds);
    }

    public SortedMap<String, String> dataFingerprints(DataRoot root) {
        return part.dataFingerprints(settings, root);
    }

    List<Metric> metrics() {
        return part.metrics(settings).stream().map(m -> m.of(only(m.arms()))).toList();
    }

    List<CurveFamily> curveFamilies() {
        return part.curveFamilies(settings).stream()
                .map(f -> f.of(only(f.arms())))
                .toList();
    }

    /** The arms of this part among others. */
    private ArmSet only(ArmSet arms) {
        return ArmSet.of(arms(), a -> arms.has(a.name()));
    }

    List<MemoryNeed> memory() {
        return part.memory(settings);
    }

    SortedMap<String, String> holdings() {
        return part.holdings(settings);
    }

    long steps(Arm arm) {
        return part.steps(settings, arm);
    }

    List<Artifact> artifacts() {
        return part.artifacts(settings);
    }

    List<Artifact> artifacts(Replicate replicate) {
        return part.artifacts(settings, replicate);
    }

    List<String> needs(Arm arm) {
        return part.needs(settings, arm);
    }
}
