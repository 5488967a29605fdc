package org.l2bench.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.BoundPart;
import org.l2bench.core.experiment.CheckpointPlace;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.NamedFolders;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.worker.ArtifactContent;

/**
 * Trials of one experiment in this process, on the CPU, with checkpoints and artifacts in a folder. An artifact is built once, and a
 * trial that was asked for before is not run again: both are functions of their inputs, which the contract tests. Data are taken to
 * stay what they are.
 */
public final class Trials<S extends Record> {
    private final Experiment<S> experiment;
    private final DataRoot root;
    private final Path folder;
    private final Map<Record, SortedMap<String, String>> fingerprints = new HashMap<>();
    private final Map<String, Finished> finished = new TreeMap<>();

    private record Finished(Outcome outcome, Steps steps) {}

    /**
     * Trials on given data.
     *
     * @param folder theirs alone
     */
    public Trials(Experiment<S> experiment, DataRoot root, Path folder) {
        this.experiment = experiment;
        this.root = root;
        this.folder = Folders.made(folder);
    }

    /** Trials on what needs no data of the user: embedded sets. */
    public Trials(Experiment<S> experiment, Path folder) {
        this(experiment, new DataRoot(Optional.empty(), folder), folder);
    }

    public Experiment<S> experiment() {
        return experiment;
    }

    public DataRoot root() {
        return root;
    }

    /** The settings of a preset. */
    public S preset(String name) {
        return experiment
                .preset(name)
                .orElseThrow(() -> new AssertionError(experiment.name() + " has no preset " + name))
                .settings();
    }

    /**
     * A preset with other values, typed as after {@code --set}.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public S with(String preset, Map<String, String> changes) {
        return with(preset(preset), changes);
    }

    /**
     * Settings with other values, typed as after {@code --set}.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public S with(S settings, Map<String, String> changes) {
        var problems = new Problems();
        var changed = Binding.with(settings, changes, problems);
        problems.throwIfAny();
        return changed;
    }

    /** What decides a trial, with fingerprints of the data as they are here. */
    public TrialInputs inputs(S settings, String arm, int seed) {
        var part = partOf(settings, arm);
        var declared = part.arm(arm).orElseThrow();
        return new TrialInputs(
                experiment.name(),
                part.part().part(),
                arm,
                declared.treatment().map(Json::tree),
                // The first of a seed; where the part has replicates of its own, its first.
                part.replicates(declared, List.of(seed)).get(0),
                NamedFolders.withoutPaths(Json.tree(part.settings())),
                fingerprints.computeIfAbsent(part.settings(), s -> part.dataFingerprints(root)),
                "test",
                "fp32",
                "cpu");
    }

    private static <P extends Record> ArtifactPlan plan(BoundPart<P> part, TrialInputs trial) {
        return ArtifactPlan.of(part.part(), part.settings(), trial);
    }

    private BoundPart<?> partOf(S settings, String arm) {
        return experiment.parts().stream()
                .<BoundPart<?>>map(p -> BoundPart.of(p, settings))
                .filter(b -> b.arm(arm).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(experiment.name() + " has no arm " + arm));
    }

    /** What a trial is given; builds the artifacts that it needs. */
    public TrialContext<S> context(S settings, String arm, int seed, TrialContext.Progress progress) {
        return context(settings, arm, seed, progress, CheckpointPlace.USUAL);
    }

    TrialContext<S> context(
            S settings, String arm, int seed, TrialContext.Progress progress, Duration betweenCheckpoints) {
        var inputs = inputs(settings, arm, seed);
        var artifacts = plan(partOf(settings, arm), inputs);
        build(artifacts, inputs, settings);
        return new TrialContext<>(
                inputs,
                settings,
                new SeedTree(experiment.name(), inputs.replicate()),
                root.withFoldersOf(settings),
                folder.resolve(inputs.id() + ".checkpoint"),
                progress,
                name -> file(artifacts.idsFor(inputs).get(name)),
                Collections.emptySortedMap(),
                note -> {},
                betweenCheckpoints);
    }

    /** The outcome of a trial. */
    public Outcome run(S settings, String arm, int seed) {
        return finished(settings, arm, seed).outcome();
    }

    /** What a trial told of its progress. */
    Steps steps(S settings, String arm, int seed) {
        return finished(settings, arm, seed).steps();
    }

    private Finished finished(S settings, String arm, int seed) {
        var id = inputs(settings, arm, seed).id();
        if (!finished.containsKey(id)) {
            var steps = new Steps(arm);
            finished.put(id, new Finished(outcome(context(settings, arm, seed, steps)), steps));
        }
        return finished.get(id);
    }

    /** What a trained arm yielded in its trial. */
    public ArmResult result(S settings, String arm, int seed) {
        return run(settings, arm, seed).arms().get(arm);
    }

    /** Runs a trial, as a worker does; of one that ends no checkpoint is left. */
    Outcome outcome(TrialContext<S> context) {
        try (var scope = new PointerScope()) {
            var outcome = experiment.run(context);
            Files.deleteIfExists(context.checkpoint());
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of an artifact that trials of an arm read; builds it if need be. */
    public Path artifact(S settings, String arm, String name) {
        var inputs = inputs(settings, arm, 0);
        var artifacts = plan(partOf(settings, arm), inputs);
        build(artifacts, inputs, settings);
        return file(artifacts.idsFor(inputs).get(name));
    }

    private Path file(String id) {
        return folder.resolve(id + ".artifact");
    }

    private void build(ArtifactPlan plan, TrialInputs trial, S settings) {
        var part = experiment.part(trial.part());
        for (var artifact : plan.neededBy(List.of(trial))) {
            if (Files.exists(file(artifact.id()))) {
                continue;
            }
            var unfinished = folder.resolve(artifact.id() + ".unfinished");
            try (var scope = new PointerScope()) {
                ArtifactContent.write(
                        part,
                        new ArtifactContext(
                                artifact,
                                new SeedTree(experiment.name(), artifact.replicate()),
                                root.withFoldersOf(settings),
                                unfinished,
                                folder.resolve(artifact.id() + ".checkpoint"),
                                (done, total) -> {},
                                name -> file(artifact.needs().get(name)),
                                Collections.emptySortedMap(),
                                note -> {}));
                Files.move(unfinished, file(artifact.id()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
