package org.l2bench.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.NamedFolders;

/**
 * The artifacts of a part under given settings, and who needs which. Artifacts and trials form a graph without cycles, for an
 * artifact can only need those that are declared before it. An artifact is shared by all trials, or by those of one replicate.
 *
 * @param experiment name of the experiment whose trials read them
 * @param part name of its part
 * @param planned in the order of their declaration, those that all share first
 * @param steps training steps by artifact
 * @param byArm names of the artifacts that a trial of a trained arm reads itself
 */
public record ArtifactPlan(
        String experiment,
        String part,
        Map<Key, ArtifactInputs> planned,
        Map<Key, Long> steps,
        Map<String, List<String>> byArm) {
    /**
     * Which artifact of a plan.
     *
     * @param replicate whose it is; empty if all share it
     */
    public record Key(String name, Optional<Replicate> replicate) {
        public static Key shared(String name) {
            return new Key(name, Optional.empty());
        }
    }

    /** What artifacts depend on beside their settings: as {@link TrialInputs} says. */
    public record Basis(SortedMap<String, String> data, String code, String precision, String device) {
        public static Basis of(TrialInputs trial) {
            return new Basis(trial.data(), trial.code(), trial.precision(), trial.device());
        }
    }

    /**
     * Makes the plan. A pure function: a worker comes to the same ids as its parent.
     *
     * @param replicates those whose own artifacts are in the plan
     * @throws IllegalArgumentException if a name is declared twice, or is needed and not declared before
     */
    public static <P extends Record> ArtifactPlan of(
            String experiment, Part<?, P> part, P settings, Collection<Replicate> replicates, Basis basis) {
        var plan = new ArtifactPlan(
                experiment, part.part(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        part.artifacts(settings).forEach(a -> plan.add(a, Optional.empty(), basis));
        part.tunings(settings).forEach(t -> plan.add(t, basis));
        for (var replicate : replicates) {
            part.artifacts(settings, replicate).forEach(a -> plan.add(a, Optional.of(replicate), basis));
        }
        for (var arm : part.arms(settings)) {
            if (arm.derivedFrom().isEmpty()) {
                plan.byArm.put(arm.name(), needs(part, settings, arm));
                replicates.forEach(r -> plan.idsFor(arm.name(), r));
            }
        }
        return plan;
    }

    /** The plan that the trial belongs to, with the artifacts of its replicate and of no other. */
    public static <P extends Record> ArtifactPlan of(Part<?, P> part, P settings, TrialInputs trial) {
        return of(trial.experiment(), part, settings, List.of(trial.replicate()), Basis.of(trial));
    }

    /** Artifacts and choices. */
    private static <P extends Record> List<String> needs(Part<?, P> part, P settings, Arm arm) {
        var choices = part.tunedBy(settings, arm).stream().map(Tuning::artifact);
        return Stream.concat(part.needs(settings, arm).stream(), choices).toList();
    }

    /** Every measurement of a tuning, and the choice that is made from them. */
    private void add(Tuning tuning, Basis basis) {
        var grid = tuning.grid();
        var names = new ArrayList<String>();
        for (var point : grid.points()) {
            for (var seed : grid.seeds()) {
                var name = Tuning.artifact(grid.tuning(), point, seed);
                names.add(name);
                var inputs = inputs(new Artifact(name, seed, tuning.settings(), List.of(), tuning.steps()), basis);
                put(inputs.measuring(new Tuning.Measurement(grid.tuning(), grid.metric(), point)), tuning.steps());
            }
        }
        var choice = new Artifact(Tuning.artifact(grid.tuning()), Replicate.ONLY, tuning.settings(), names, 1);
        put(inputs(choice, basis).choosing(grid), choice.steps());
    }

    private ArtifactInputs inputs(Artifact shared, Basis basis) {
        return inputs(shared, Optional.empty(), basis);
    }

    private void put(ArtifactInputs shared, long ofSteps) {
        put(Key.shared(shared.name()), shared, ofSteps);
    }

    private void add(Artifact artifact, Optional<Replicate> replicate, Basis basis) {
        if (replicate.isPresent() && !replicate.get().equals(artifact.replicate())) {
            throw new IllegalArgumentException("artifact " + artifact.name() + " of " + replicate.get()
                    + " is declared with the streams of " + artifact.replicate());
        }
        put(new Key(artifact.name(), replicate), inputs(artifact, replicate, basis), artifact.steps());
    }

    private ArtifactInputs inputs(Artifact artifact, Optional<Replicate> replicate, Basis basis) {
        return new ArtifactInputs(
                experiment,
                part,
                artifact.name(),
                replicate,
                artifact.replicate(),
                NamedFolders.withoutPaths(Json.tree(artifact.settings())),
                basis.data(),
                ids(artifact.needs(), replicate, artifact.name()),
                basis.code(),
                basis.precision(),
                basis.device());
    }

    private void put(Key key, ArtifactInputs inputs, long ofSteps) {
        boolean isShared = key.replicate().isPresent() && planned.containsKey(Key.shared(key.name()));
        if (planned.put(key, inputs) != null || isShared) {
            throw new IllegalArgumentException("artifact " + key.name() + " is declared twice");
        }
        steps.put(key, ofSteps);
    }

    /** Ids, by name, of the artifacts that a trial reads itself. */
    public SortedMap<String, String> idsFor(TrialInputs trial) {
        return idsFor(trial.arm(), trial.replicate());
    }

    private SortedMap<String, String> idsFor(String arm, Replicate replicate) {
        return ids(byArm.getOrDefault(arm, List.of()), Optional.of(replicate), "arm " + arm);
    }

    /** All artifacts that these trials need, directly or not, in the order of their declaration; trials of other parts need none. */
    public List<ArtifactInputs> neededBy(Collection<TrialInputs> trials) {
        var open = new ArrayList<Key>();
        trials.stream().filter(this::isOf).forEach(t -> byArm.getOrDefault(t.arm(), List.of())
                .forEach(name -> open.add(key(name, Optional.of(t.replicate())))));
        var needed = new LinkedHashSet<Key>();
        while (!open.isEmpty()) {
            var key = open.remove(open.size() - 1);
            if (needed.add(key)) {
                planned.get(key).needs().keySet().forEach(name -> open.add(key(name, key.replicate())));
            }
        }
        return planned.entrySet().stream()
                .filter(a -> needed.contains(a.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether a trial reads from this plan. */
    public boolean isOf(TrialInputs trial) {
        return trial.experiment().equals(experiment) && trial.part().equals(part);
    }

    /** Training steps of an artifact of this plan. */
    public long steps(ArtifactInputs artifact) {
        return planned.entrySet().stream()
                .filter(a -> a.getValue().equals(artifact))
                .mapToLong(a -> steps.get(a.getKey()))
                .findFirst()
                .orElse(0);
    }

    /** A replicate's own artifact of this name, or the one that all share. */
    private Key key(String name, Optional<Replicate> replicate) {
        var own = new Key(name, replicate);
        return planned.containsKey(own) ? own : Key.shared(name);
    }

    private SortedMap<String, String> ids(Collection<String> names, Optional<Replicate> replicate, String whose) {
        var ids = new TreeMap<String, String>();
        for (var name : names) {
            var found = planned.get(key(name, replicate));
            if (found == null) {
                throw new IllegalArgumentException(
                        whose + " needs artifact " + name + ", which is not declared before it");
            }
            ids.put(name, found.id());
        }
        return ids;
    }
}
