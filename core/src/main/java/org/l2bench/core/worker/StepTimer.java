package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Choice;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DataRoot.Content;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.ArtifactPlan;

/**
 * Runs the trials of a part of an experiment on stand-in data and stops each after a few steps. The artifacts that they read are built
 * before, on stand-in data too; of a tuning that has yet to choose, the first point of its grid stands in.
 */
public final class StepTimer<P extends Record> {
    private static final int SEED = 1;

    private final String experiment;
    private final Part<?, P> part;
    private final Timing<P> timing;
    private final String precision;
    private final String device;
    private final Path folder;
    private final DataRoot data;

    private StepTimer(String experiment, Part<?, P> part, P settings, String precision, String device, Path folder) {
        this.experiment = experiment;
        this.part = part;
        this.timing = part.timing(settings);
        this.precision = precision;
        this.device = device;
        this.folder = folder;
        this.data = new DataRoot(Optional.empty(), folder)
                .withFoldersOf(timing.settings())
                .with(Content.STAND_IN);
    }

    /**
     * Seconds of one training step of a trained arm.
     *
     * @param folder for artifacts, which stay for further arms of these settings, and nothing else
     * @throws IllegalArgumentException if there is no such arm
     */
    public static <S extends Record> double secondsPerStep(
            Experiment<S> experiment, S settings, String arm, String precision, String device, Path folder)
            throws IOException {
        for (var part : experiment.parts()) {
            var timer = of(experiment.name(), part, settings, precision, device, folder);
            var found = timer.arm(arm);
            if (found.isPresent()) {
                return timer.secondsPerStep(found.get()) / timer.timing.share();
            }
        }
        throw new IllegalArgumentException(experiment.name() + " has no arm " + arm);
    }

    private static <S extends Record, P extends Record> StepTimer<P> of(
            String experiment, Part<S, P> part, S settings, String precision, String device, Path folder) {
        return new StepTimer<>(experiment, part, part.settings(settings), precision, device, folder);
    }

    private Optional<Arm> arm(String name) {
        return part.arms(timing.settings()).stream()
                .filter(a -> a.name().equals(name))
                .findFirst();
    }

    /** Of a trial that ends before enough steps were made, all of its time counts. */
    private double secondsPerStep(Arm arm) throws IOException {
        var inputs = inputs(arm);
        var artifacts = ArtifactPlan.of(part, timing.settings(), inputs);
        build(artifacts, inputs);
        var clock = new StepClock(Compute.of(device, precision), timing.from());
        long start = System.nanoTime();
        try (var scope = new PointerScope()) {
            part.run(context(inputs, artifacts, clock));
        } catch (StepClock.Enough e) {
            return clock.perStep().orElseThrow();
        }
        double whole = (System.nanoTime() - start) / 1e9;
        return clock.perStep().orElseGet(() -> whole / part.steps(timing.settings(), arm));
    }

    private void build(ArtifactPlan plan, TrialInputs trial) throws IOException {
        for (var artifact : plan.neededBy(List.of(trial))) {
            var file = folder.resolve(artifact.id());
            if (Files.exists(file) || artifact.measurement().isPresent()) {
                continue;
            }
            if (artifact.grid().isPresent()) {
                Files.writeString(file, Json.pretty(firstPoint(artifact.grid().get())));
                continue;
            }
            // Another arm must not take a half one for whole.
            var fresh = folder.resolve("fresh");
            try (var scope = new PointerScope()) {
                part.build(new ArtifactContext(
                        artifact,
                        new SeedTree(experiment, artifact.replicate()),
                        data,
                        fresh,
                        folder.resolve("checkpoint"),
                        (done, total) -> {},
                        name -> folder.resolve(artifact.needs().get(name)),
                        Collections.emptySortedMap(),
                        note -> {}));
            }
            Files.move(fresh, file);
            Files.deleteIfExists(folder.resolve("checkpoint"));
        }
    }

    private static Choice firstPoint(Tuning.Grid grid) {
        var alike = Collections.nCopies(grid.seeds().size(), 0.0);
        return Choice.of(grid, Collections.nCopies(grid.points().size(), alike));
    }

    private TrialInputs inputs(Arm arm) {
        var replicates = part.replicates(timing.settings(), arm, List.of(SEED));
        return new TrialInputs(
                experiment,
                part.part(),
                arm.name(),
                arm.treatment().map(Json::tree),
                replicates.get(0),
                Json.tree(timing.settings()),
                Collections.emptySortedMap(),
                "",
                precision,
                device);
    }

    private TrialContext<P> context(TrialInputs inputs, ArtifactPlan artifacts, TrialContext.Progress clock) {
        return new TrialContext<>(
                inputs,
                timing.settings(),
                new SeedTree(experiment, inputs.replicate()),
                data,
                folder.resolve("checkpoint"),
                clock,
                name -> folder.resolve(artifacts.idsFor(inputs).get(name)),
                Collections.emptySortedMap(),
                note -> {},
                Duration.ofDays(1));
    }
}
