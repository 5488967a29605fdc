package org.l2bench.experiments.l2basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.Problems;

/** Trials of l2-basics in this process, with checkpoints in a folder. */
record Trials(Path folder) {
    private static final L2Basics EXPERIMENT = new L2Basics();

    Outcome run(BasicsSettings settings, String arm, int seed) {
        var root = new DataRoot(Optional.empty(), folder);
        var inputs = new TrialInputs(
                EXPERIMENT.name(), arm, seed, Json.tree(settings), new TreeMap<>(), "test", "fp32", "cpu");
        return EXPERIMENT.run(new TrialContext<>(
                inputs,
                settings,
                new SeedTree(EXPERIMENT.name(), seed),
                root,
                folder.resolve(inputs.id()),
                (done, total) -> assertThat(done).isBetween(1L, total)));
    }

    SortedMap<String, Double> metrics(BasicsSettings settings, String arm, int seed) {
        return run(settings, arm, seed).arms().get(arm).metrics();
    }

    static BasicsSettings with(BasicsSettings settings, Map<String, String> changes) {
        var problems = new Problems();
        var changed = Binding.with(settings, changes, problems);
        problems.throwIfAny();
        return changed;
    }
}
