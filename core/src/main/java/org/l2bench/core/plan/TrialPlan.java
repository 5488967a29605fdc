package org.l2bench.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.NamedFolders;

/**
 * The trials of a choice, in the order in which they start: one replicate after another, so that there is something to show
 * early, and within a replicate the longest first, so that no worker is left alone with it. Parts take turns.
 *
 * @param artifacts what the trials share, part by part
 */
public record TrialPlan<S extends Record>(RunChoice<S> choice, List<TrialInputs> trials, List<ArtifactPlan> artifacts) {
    public TrialPlan {
        trials = List.copyOf(trials);
        artifacts = List.copyOf(artifacts);
    }

    /**
     * What the trials of a part depend on beside their settings.
     *
     * @param data SHA-256 fingerprints by data set
     * @param code see {@link CodeVersion}
     */
    public record Basis(SortedMap<String, String> data, String code) {}

    /**
     * The bases of all chosen parts, by name; reads all data that the settings name.
     *
     * @throws InvalidSettings with what is wrong with the data of any part
     * @throws DataMissing if nothing is wrong but something missing
     */
    public static SortedMap<String, Basis> bases(RunChoice<?> choice, DataRoot root) {
        var reading = new DataReading();
        var bases = new TreeMap<String, Basis>();
        for (var part : choice.parts()) {
            reading.of(() -> fingerprints(part, root))
                    .ifPresent(data -> bases.put(part.part().part(), new Basis(data, CodeVersion.of(part.part()))));
        }
        reading.throwIfAny();
        return bases;
    }

    private static <P extends Record> SortedMap<String, String> fingerprints(PartChoice<P> part, DataRoot root) {
        return part.part().dataFingerprints(part.settings(), root);
    }

    /** Makes the plan of an experiment that is one part. */
    public static <S extends Record> TrialPlan<S> of(RunChoice<S> choice, SortedMap<String, String> data, String code) {
        var bases = new TreeMap<String, Basis>();
        choice.parts().forEach(p -> bases.put(p.part().part(), new Basis(data, code)));
        return of(choice, bases);
    }

    /** Makes the plan from the bases of the chosen parts, by name. */
    public static <S extends Record> TrialPlan<S> of(RunChoice<S> choice, SortedMap<String, Basis> bases) {
        var queues = new ArrayList<List<List<TrialInputs>>>();
        var artifacts = new ArrayList<ArtifactPlan>();
        for (var part : choice.parts()) {
            var basis = bases.get(part.part().part());
            queues.add(rounds(choice, part, basis));
            artifacts.add(artifacts(choice, part, basis));
        }
        var trials = new ArrayList<TrialInputs>();
        int most = queues.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < most; round++) {
            for (var queue : queues) {
                if (round < queue.size()) {
                    trials.addAll(queue.get(round));
                }
            }
        }
        return new TrialPlan<>(choice, trials, artifacts);
    }

    /** The trials of each replicate. */
    private static <P extends Record> List<List<TrialInputs>> rounds(
            RunChoice<?> choice, PartChoice<P> part, Basis basis) {
        var settings = NamedFolders.withoutPaths(Json.tree(part.settings()));
        return part.armsByReplicate().entrySet().stream()
                .map(round -> round.getValue().stream()
                        .map(arm -> trial(choice, part.part().part(), arm, round.getKey(), settings, basis))
                        .toList())
                .toList();
    }

    private static TrialInputs trial(
            RunChoice<?> choice, String part, Arm arm, Replicate replicate, JsonNode settings, Basis basis) {
        return new TrialInputs(
                choice.experiment().name(),
                part,
                arm.name(),
                arm.treatment().map(Json::tree),
                replicate,
                settings,
                basis.data(),
                basis.code(),
                choice.precision(),
                choice.device());
    }

    private static <P extends Record> ArtifactPlan artifacts(RunChoice<?> choice, PartChoice<P> part, Basis basis) {
        return ArtifactPlan.of(
                choice.experiment().name(),
                part.part(),
                part.settings(),
                part.replicates(),
                new ArtifactPlan.Basis(basis.data(), basis.code(), choice.precision(), choice.device()));
    }
}
