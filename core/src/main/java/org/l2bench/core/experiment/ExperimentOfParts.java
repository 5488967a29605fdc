package org.l2bench.core.experiment;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.l2bench.core.setting.Problems;

/**
 * An experiment of several parts: it has what its parts have, one after the other. Arms have different names in all of them, so
 * that a claim names an arm of any part; a metric that several parts report is declared in the same way.
 *
 * @param <S> see {@link Experiment}
 */
public interface ExperimentOfParts<S extends Record> extends Experiment<S> {
    @Override
    List<? extends Part<S, ?>> parts();

    /** The parts with their settings. */
    default List<BoundPart<?>> bound(S settings) {
        return parts().stream()
                .<BoundPart<?>>map(p -> BoundPart.of(p, settings))
                .toList();
    }

    /** The part that has an arm. */
    default BoundPart<?> partOf(S settings, Arm arm) {
        return bound(settings).stream()
                .filter(b -> b.arm(arm.name()).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part of " + name() + " has arm " + arm.name()));
    }

    private <T> List<T> all(S settings, Function<BoundPart<?>, List<T>> what) {
        return bound(settings).stream().flatMap(b -> what.apply(b).stream()).toList();
    }

    /** @throws org.l2bench.core.setting.InvalidSettings if two parts have an arm of the same name */
    @Override
    default List<Arm> arms(S settings) {
        var arms = all(settings, BoundPart::arms);
        new Problems()
                .distinct("arms of all parts", arms.stream().map(Arm::name).toList())
                .throwIfAny();
        return arms;
    }

    @Override
    default List<Replicate> replicates(S settings, Arm arm, List<Integer> seeds) {
        return partOf(settings, arm).replicates(arm, seeds);
    }

    /** Each with the arms of the parts that declare it. */
    @Override
    default List<Metric> metrics(S settings) {
        var families = new MetricFamilies();
        all(settings, BoundPart::metrics).forEach(m -> families.add(m.arms(), m));
        return families.all();
    }

    @Override
    default List<CurveFamily> curveFamilies(S settings) {
        return all(settings, BoundPart::curveFamilies);
    }

    @Override
    default List<Class<?>> code() {
        return parts().stream().flatMap(p -> p.code().stream()).distinct().toList();
    }

    /** Of all parts; what is wrong or missing in any of them is told together. */
    @Override
    default SortedMap<String, String> dataFingerprints(S settings, DataRoot root) {
        var reading = new DataReading();
        var all = new TreeMap<String, String>();
        bound(settings).forEach(b -> reading.of(() -> b.dataFingerprints(root)).ifPresent(all::putAll));
        reading.throwIfAny();
        return all;
    }

    /** Of the part that needs most: a worker runs one trial at a time. */
    @Override
    default List<MemoryNeed> memory(S settings) {
        return bound(settings).stream()
                .map(BoundPart::memory)
                .max((a, b) -> Double.compare(MemoryNeed.total(a), MemoryNeed.total(b)))
                .orElse(List.of());
    }

    @Override
    default SortedMap<String, String> holdings(S settings) {
        var all = new TreeMap<String, String>();
        bound(settings).forEach(b -> all.putAll(b.holdings()));
        return all;
    }

    @Override
    default long steps(S settings, Arm arm) {
        return partOf(settings, arm).steps(arm);
    }

    @Override
    default List<Artifact> artifacts(S settings) {
        return all(settings, BoundPart::artifacts);
    }

    @Override
    default List<Artifact> artifacts(S settings, Replicate replicate) {
        return all(settings, b -> b.artifacts(replicate));
    }

    @Override
    default List<String> needs(S settings, Arm arm) {
        return partOf(settings, arm).needs(arm);
    }

    /** Has the part build it that declares it. */
    @Override
    default void build(ArtifactContext context) {
        part(context.inputs().part()).build(context);
    }

    /** Has the part run it that the trial is of. */
    @Override
    default Outcome run(TrialContext<S> context) {
        return run(part(context.inputs().part()), context);
    }

    private static <S extends Record, P extends Record> Outcome run(Part<S, P> part, TrialContext<S> context) {
        return part.run(context.of(part.settings(context.settings())));
    }
}
