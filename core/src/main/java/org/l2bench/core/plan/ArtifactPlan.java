package org.l2bench.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.NamedFolders;

/**
 * The artifacts of an experiment under given settings, and who needs which. Artifacts and trials form a graph without
 * cycles, for an artifact can only need those that are declared before it.
 *
 * @param experiment name of the experiment whose trials read them
 * @param planned by name, in the order of their declaration
 * @param steps training steps by name
 * @param byArm names of the artifacts that a trial of a trained arm reads itself
 */
public record ArtifactPlan(
        String experiment,
        Map<String, ArtifactInputs> planned,
        Map<String, Long> steps,
        Map<String, List<String>> byArm) {
    /**
     * Makes the plan. A pure function: a worker comes to the same ids as its parent.
     *
     * @throws IllegalArgumentException if a name is declared twice, or is needed and not declared before
     */
    public static <S extends Record> ArtifactPlan of(
            Experiment<S> experiment,
            S settings,
            SortedMap<String, String> data,
            String code,
            String precision,
            String device) {
        var planned = new LinkedHashMap<String, ArtifactInputs>();
        var steps = new LinkedHashMap<String, Long>();
        for (var artifact : experiment.artifacts(settings)) {
            var needs = ids(planned, artifact.needs(), artifact.name());
            var inputs = new ArtifactInputs(
                    experiment.name(),
                    artifact.name(),
                    artifact.seed(),
                    NamedFolders.withoutPaths(Json.tree(artifact.settings())),
                    data,
                    needs,
                    code,
                    precision,
                    device);
            if (planned.put(artifact.name(), inputs) != null) {
                throw new IllegalArgumentException("artifact " + artifact.name() + " is declared twice");
            }
            steps.put(artifact.name(), artifact.steps());
        }
        var byArm = new LinkedHashMap<String, List<String>>();
        for (var arm : experiment.arms(settings)) {
            if (arm.derivedFrom().isEmpty()) {
                var needs = experiment.needs(settings, arm);
                ids(planned, needs, "arm " + arm.name());
                byArm.put(arm.name(), List.copyOf(needs));
            }
        }
        return new ArtifactPlan(experiment.name(), planned, steps, byArm);
    }

    /** The plan that the trial belongs to. */
    public static <S extends Record> ArtifactPlan of(Experiment<S> experiment, S settings, TrialInputs trial) {
        return of(experiment, settings, trial.data(), trial.code(), trial.precision(), trial.device());
    }

    /** Ids, by name, of the artifacts that a trial of the arm reads itself. */
    public SortedMap<String, String> idsFor(String arm) {
        return ids(planned, byArm.getOrDefault(arm, List.of()), "arm " + arm);
    }

    /** All artifacts that trials of these arms need, directly or not, in the order of their declaration. */
    public List<ArtifactInputs> neededBy(Collection<String> arms) {
        var open = new ArrayList<String>();
        arms.forEach(arm -> open.addAll(byArm.getOrDefault(arm, List.of())));
        var needed = new LinkedHashSet<String>();
        while (!open.isEmpty()) {
            var name = open.remove(open.size() - 1);
            if (needed.add(name)) {
                open.addAll(planned.get(name).needs().keySet());
            }
        }
        return planned.values().stream().filter(a -> needed.contains(a.name())).toList();
    }

    private static SortedMap<String, String> ids(
            Map<String, ArtifactInputs> declared, Collection<String> names, String whose) {
        var ids = new TreeMap<String, String>();
        for (var name : names) {
            if (!declared.containsKey(name)) {
                throw new IllegalArgumentException(
                        whose + " needs artifact " + name + ", which is not declared before it");
            }
            ids.put(name, declared.get(name).id());
        }
        return ids;
    }
}
