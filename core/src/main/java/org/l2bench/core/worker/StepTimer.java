package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.ArtifactPlan;

/**
 * Runs the trials of an experiment on stand-in data and stops each after a few steps. The artifacts that they read are built before,
 * on stand-in data too.
 */
public final class StepTimer<S extends Record> {
    private static final int SEED = 1;

    private final Experiment<S> experiment;
    private final Timing<S> timing;
    private final String precision;
    private final String device;
    private final Path folder;
    private final DataRoot data;

    /**
     * Of trials with given settings.
     *
     * @param folder for artifacts, theirs alone
     */
    public StepTimer(Experiment<S> experiment, S settings, String precision, String device, Path folder) {
        this.experiment = experiment;
        this.timing = experiment.timing(settings);
        this.precision = precision;
        this.device = device;
        this.folder = folder;
        this.data = new DataRoot(Optional.empty(), folder)
                .withFoldersOf(timing.settings())
                .with(Content.STAND_IN);
    }

    /** Seconds of one training step, by trained arm. */
    public SortedMap<String, Double> secondsPerStep(List<String> arms) throws IOException {
        var artifacts =
                ArtifactPlan.of(experiment, timing.settings(), Collections.emptySortedMap(), "", precision, device);
        build(artifacts, arms);
        var seconds = new TreeMap<String, Double>();
        for (var arm : arms) {
            seconds.put(arm, secondsPerStep(arm, artifacts) / timing.share());
        }
        return seconds;
    }

    private void build(ArtifactPlan plan, List<String> arms) throws IOException {
        for (var artifact : plan.neededBy(arms)) {
            try (var scope = new PointerScope()) {
                experiment.build(new ArtifactContext(
                        artifact,
                        new SeedTree(experiment.name(), artifact.seed()),
                        data,
                        folder.resolve(artifact.id()),
                        folder.resolve("checkpoint"),
                        (done, total) -> {},
                        name -> folder.resolve(artifact.needs().get(name)),
                        Collections.emptySortedMap(),
                        note -> {}));
            }
            Files.deleteIfExists(folder.resolve("checkpoint"));
        }
    }

    /** Of a trial that ends before enough steps were made, all of its time counts. */
    private double secondsPerStep(String arm, ArtifactPlan artifacts) throws IOException {
        var clock = new StepClock(Compute.of(device, precision), timing.from());
        var context = context(arm, artifacts, clock);
        long start = System.nanoTime();
        try (var scope = new PointerScope()) {
            experiment.run(context);
        } catch (StepClock.Enough e) {
            return clock.perStep().orElseThrow();
        }
        double whole = (System.nanoTime() - start) / 1e9;
        return clock.perStep().orElseGet(() -> whole / steps(arm));
    }

    private long steps(String arm) {
        return experiment.arms(timing.settings()).stream()
                .filter(a -> a.name().equals(arm))
                .mapToLong(a -> experiment.steps(timing.settings(), a))
                .sum();
    }

    private TrialContext<S> context(String arm, ArtifactPlan artifacts, TrialContext.Progress clock) {
        var inputs = new TrialInputs(
                experiment.name(),
                arm,
                SEED,
                Json.tree(timing.settings()),
                Collections.emptySortedMap(),
                "",
                precision,
                device);
        return new TrialContext<>(
                inputs,
                timing.settings(),
                new SeedTree(experiment.name(), SEED),
                data,
                folder.resolve("checkpoint"),
                clock,
                name -> folder.resolve(artifacts.idsFor(arm).get(name)),
                Collections.emptySortedMap(),
                note -> {},
                Duration.ofDays(1));
    }
}
