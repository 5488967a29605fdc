package org.l2bench.experiments.rehearsalfreecl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.Problems;

/** Trials in this process, with the artifacts that they need, each built once. */
record ClRuns(ClSettings settings, DataRoot root, Path folder) {
    static final RehearsalFreeCl EXPERIMENT = new RehearsalFreeCl();

    static ClSettings smoke() {
        return EXPERIMENT.preset("smoke").orElseThrow().settings();
    }

    static ClSettings with(ClSettings settings, Map<String, String> changes) {
        var problems = new Problems();
        var changed = Binding.with(settings, changes, problems);
        problems.throwIfAny();
        return changed;
    }

    static ClRuns of(ClSettings settings, Path folder) {
        return new ClRuns(settings, new DataRoot(Optional.empty(), folder), folder);
    }

    TrialInputs inputs(String arm, int seed) {
        return new TrialInputs(
                EXPERIMENT.name(),
                arm,
                seed,
                Json.tree(settings),
                EXPERIMENT.dataFingerprints(settings, root),
                "test",
                "fp32",
                "cpu");
    }

    TrialContext<ClSettings> context(String arm, int seed, TrialContext.Progress progress) {
        var inputs = inputs(arm, seed);
        var plan = ArtifactPlan.of(EXPERIMENT, settings, inputs);
        build(plan, List.of(inputs));
        return new TrialContext<>(
                inputs,
                settings,
                new SeedTree(EXPERIMENT.name(), seed),
                root,
                folder.resolve(inputs.id()),
                progress,
                name -> file(plan.idsFor(inputs).get(name)));
    }

    Outcome run(String arm, int seed) {
        return EXPERIMENT.run(context(arm, seed, (done, total) -> {
            if (done < 1 || done > total) {
                throw new AssertionError(done + " of " + total + " steps");
            }
        }));
    }

    /** The content of an artifact by its id. */
    Path file(String id) {
        return folder.resolve(id + ".bin");
    }

    void build(ArtifactPlan plan, List<TrialInputs> trials) {
        for (var artifact : plan.neededBy(trials)) {
            if (!Files.exists(file(artifact.id()))) {
                try (var scope = new PointerScope()) {
                    var unfinished = folder.resolve(artifact.id() + ".part");
                    EXPERIMENT.build(new ArtifactContext(
                            artifact,
                            new SeedTree(EXPERIMENT.name(), artifact.replicate()),
                            root,
                            unfinished,
                            folder.resolve(artifact.id() + ".ckpt"),
                            (done, total) -> {},
                            name -> file(artifact.needs().get(name))));
                    Files.move(unfinished, file(artifact.id()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
