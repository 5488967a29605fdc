package org.l2bench.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DummySettings;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.SharingExperiment;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.Problems;

class ArtifactPlanTest {
    private static final DummySettings SETTINGS = DummySettings.DEFAULTS;

    private static ArtifactPlan plan(DummySettings settings, String code) {
        return plan(new SharingExperiment(), settings, Collections.emptySortedMap(), code);
    }

    private static ArtifactPlan plan(
            SharingExperiment experiment, DummySettings settings, SortedMap<String, String> data, String code) {
        return ArtifactPlan.of(
                experiment.name(),
                experiment,
                settings,
                List.of(Replicate.seed(11)),
                new ArtifactPlan.Basis(data, code, "fp32", "cpu"));
    }

    private static String id(ArtifactPlan plan, String name) {
        return plan.planned().get(ArtifactPlan.Key.shared(name)).id();
    }

    private static TrialInputs trial(String arm) {
        return new TrialInputs(
                "sharing", arm, 11, Json.tree(SETTINGS), Collections.emptySortedMap(), "code", "fp32", "cpu");
    }

    @Test
    void anArmNeedsWhatItReadsAndAllThatThatIsBuiltFrom() {
        var plan = plan(SETTINGS, "code");
        assertThat(plan.idsFor(trial("long"))).containsOnlyKeys("top");
        assertThat(plan.idsFor(trial("plain"))).isEmpty();
        assertThat(plan.neededBy(List.of(trial("plain"), trial("long"))))
                .extracting(ArtifactInputs::name)
                .containsExactly("base", "left", "right", "top");
        assertThat(plan.neededBy(List.of(trial("plain")))).isEmpty();
    }

    @Test
    void idsChangeWithWhatAnArtifactDependsOnAndWithNothingElse() {
        var before = plan(SETTINGS, "code");
        var rate = new DummySettings(2, 40L, 0.7, false, "digits", DummySettings.Shape.ROUND, List.of());
        assertThat(id(plan(rate, "code"), "top")).isEqualTo(id(before, "top"));
        var epochs = new DummySettings(3, 40L, 0.1, false, "digits", DummySettings.Shape.ROUND, List.of());
        assertThat(id(plan(epochs, "code"), "top")).isNotEqualTo(id(before, "top"));
        assertThat(id(plan(SETTINGS, "edoc"), "top")).isNotEqualTo(id(before, "top"));
        assertThat(id(before, "left")).isNotEqualTo(id(before, "right"));
        var data = new TreeMap<>(Map.of("stones", "0123"));
        var others = plan(new SharingExperiment(), SETTINGS, data, "code");
        assertThat(id(others, "base")).isNotEqualTo(id(before, "base"));
    }

    @Test
    void whatIsBuiltFromAnArtifactIsNamedByItsId() {
        var plan = plan(SETTINGS, "code");
        assertThat(plan.planned().get(ArtifactPlan.Key.shared("top")).needs())
                .containsEntry("left", id(plan, "left"))
                .containsEntry("right", id(plan, "right"));
    }

    @Test
    void aTrialComesToTheIdsOfItsPlan() {
        var problems = new Problems();
        var choice = RunChoice.check(new SharingExperiment(), Wishes.preset("quick"), problems)
                .orElseThrow();
        var trials = TrialPlan.of(choice, new TreeMap<>(Map.of("stones", "0123")), "code");
        var trial = trials.trials().get(0);
        assertThat(ArtifactPlan.of(new SharingExperiment(), SETTINGS, trial))
                .isEqualTo(trials.artifacts().get(0));
    }

    @Test
    void needsThatAreNotDeclaredBeforeAreRefused() {
        var experiment = new SharingExperiment() {
            @Override
            public List<Artifact> artifacts(DummySettings settings) {
                return List.of(new Artifact("left", 1, new Part(1), List.of("base"), 1));
            }
        };
        assertThatThrownBy(() -> plan(experiment, SETTINGS, Collections.emptySortedMap(), "code"))
                .hasMessage("left needs artifact base, which is not declared before it");
    }
}
