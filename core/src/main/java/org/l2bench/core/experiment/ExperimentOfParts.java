package org.l2bench.core.experiment;

import java.util.ArrayList;
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
    /** A part with the settings that it depends on. */
    record Bound<P extends Record>(Part<?, P> part, P settings) {
        static <S extends Record, P extends Record> Bound<P> of(Part<S, P> part, S all) {
            return new Bound<>(part, part.settings(all));
        }

        List<Arm> arms() {
            return part.arms(settings);
        }

        List<Metric> metrics() {
            return part.metrics(settings);
        }

        boolean has(Arm arm) {
            return arms().stream().anyMatch(a -> a.name().equals(arm.name()));
        }

        /** The arms of this part among others. */
        ArmSet only(ArmSet arms) {
            return ArmSet.of(arms(), a -> arms.has(a.name()));
        }
    }

    @Override
    List<? extends Part<S, ?>> parts();

    /** The parts with their settings. */
    default List<Bound<?>> bound(S settings) {
        return parts().stream().<Bound<?>>map(p -> Bound.of(p, settings)).toList();
    }

    /** The part that has an arm. */
    default Bound<?> partOf(S settings, Arm arm) {
        return bound(settings).stream()
                .filter(b -> b.has(arm))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part of " + name() + " has arm " + arm.name()));
    }

    private <T> List<T> all(S settings, Function<Bound<?>, List<T>> what) {
        return bound(settings).stream().flatMap(b -> what.apply(b).stream()).toList();
    }

    /** @throws org.l2bench.core.setting.InvalidSettings if two parts have an arm of the same name */
    @Override
    default List<Arm> arms(S settings) {
        var arms = all(settings, Bound::arms);
        new Problems()
                .distinct("arms of all parts", arms.stream().map(Arm::name).toList())
                .throwIfAny();
        return arms;
    }

    @Override
    default List<Replicate> replicates(S settings, Arm arm, List<Integer> seeds) {
        return replicates(partOf(settings, arm), arm, seeds);
    }

    private static <P extends Record> List<Replicate> replicates(Bound<P> bound, Arm arm, List<Integer> seeds) {
        return bound.part().replicates(bound.settings(), arm, seeds);
    }

    /** Each with the arms of the parts that declare it. */
    @Override
    default List<Metric> metrics(S settings) {
        var families = new MetricFamilies();
        for (var bound : bound(settings)) {
            bound.metrics().forEach(m -> families.add(bound.only(m.arms()), m));
        }
        return families.all();
    }

    @Override
    default List<CurveFamily> curveFamilies(S settings) {
        return all(settings, ExperimentOfParts::curves);
    }

    private static <P extends Record> List<CurveFamily> curves(Bound<P> bound) {
        return bound.part().curveFamilies(bound.settings()).stream()
                .map(f -> f.of(bound.only(f.arms())))
                .toList();
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
        bound(settings).forEach(b -> reading.of(() -> fingerprints(b, root)).ifPresent(all::putAll));
        reading.throwIfAny();
        return all;
    }

    private static <P extends Record> SortedMap<String, String> fingerprints(Bound<P> bound, DataRoot root) {
        return bound.part().dataFingerprints(bound.settings(), root);
    }

    /** Of the part that needs most: a worker runs one trial at a time. */
    @Override
    default List<MemoryNeed> memory(S settings) {
        return bound(settings).stream()
                .map(ExperimentOfParts::memory)
                .max((a, b) -> Double.compare(MemoryNeed.total(a), MemoryNeed.total(b)))
                .orElse(List.of());
    }

    private static <P extends Record> List<MemoryNeed> memory(Bound<P> bound) {
        return bound.part().memory(bound.settings());
    }

    @Override
    default SortedMap<String, String> holdings(S settings) {
        var all = new TreeMap<String, String>();
        bound(settings).forEach(b -> all.putAll(holdings(b)));
        return all;
    }

    private static <P extends Record> SortedMap<String, String> holdings(Bound<P> bound) {
        return bound.part().holdings(bound.settings());
    }

    @Override
    default long steps(S settings, Arm arm) {
        return steps(partOf(settings, arm), arm);
    }

    private static <P extends Record> long steps(Bound<P> bound, Arm arm) {
        return bound.part().steps(bound.settings(), arm);
    }

    @Override
    default List<Artifact> artifacts(S settings) {
        return all(settings, ExperimentOfParts::artifacts);
    }

    private static <P extends Record> List<Artifact> artifacts(Bound<P> bound) {
        return bound.part().artifacts(bound.settings());
    }

    @Override
    default List<Artifact> artifacts(S settings, Replicate replicate) {
        var artifacts = new ArrayList<Artifact>();
        bound(settings).forEach(b -> artifacts.addAll(artifacts(b, replicate)));
        return artifacts;
    }

    private static <P extends Record> List<Artifact> artifacts(Bound<P> bound, Replicate replicate) {
        return bound.part().artifacts(bound.settings(), replicate);
    }

    @Override
    default List<String> needs(S settings, Arm arm) {
        return needs(partOf(settings, arm), arm);
    }

    private static <P extends Record> List<String> needs(Bound<P> bound, Arm arm) {
        return bound.part().needs(bound.settings(), arm);
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
