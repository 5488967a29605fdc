package org.l2bench.core.plan;

import java.util.List;
import java.util.SortedMap;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.NamedFolders;

/**
 * The trials of a choice, in the order in which they start: one seed after another, so that there is something to show
 * early, and within a seed the longest first, so that no worker is left alone with it.
 *
 * @param artifacts what the trials share
 */
public record TrialPlan<S extends Record>(RunChoice<S> choice, List<TrialInputs> trials, ArtifactPlan artifacts) {
    public TrialPlan {
        trials = List.copyOf(trials);
    }

    /**
     * Makes the plan; reads all data that the settings name, once, for their fingerprints.
     *
     * @param code see {@link CodeVersion}
     * @throws DataMissing if data are missing
     */
    public static <S extends Record> TrialPlan<S> of(RunChoice<S> choice, DataRoot root, String code) {
        return of(choice, choice.experiment().dataFingerprints(choice.settings(), root), code);
    }

    /** Makes the plan for data that are known already. */
    public static <S extends Record> TrialPlan<S> of(
            RunChoice<S> choice, SortedMap<String, String> fingerprints, String code) {
        var settings = NamedFolders.withoutPaths(Json.tree(choice.settings()));
        var arms = choice.armsLongestFirst();
        var trials = choice.seeds().stream()
                .flatMap(seed -> arms.stream()
                        .map(arm -> new TrialInputs(
                                choice.experiment().name(),
                                arm.name(),
                                seed,
                                settings,
                                fingerprints,
                                code,
                                choice.precision(),
                                choice.device())))
                .toList();
        var artifacts = ArtifactPlan.of(
                choice.experiment(), choice.settings(), fingerprints, code, choice.precision(), choice.device());
        return new TrialPlan<>(choice, trials, artifacts);
    }
}
