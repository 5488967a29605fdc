package org.l2bench.core.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.Artifacts;
import org.l2bench.core.experiment.Choice;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.record.Execution;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.StoreProblem;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.NamedFolders;

/** Runs one trial and writes its record, whether it finishes or fails. */
final class TrialRunner {
    private static final double SECONDS_BETWEEN_NOTES = 2;

    private final Request.Run request;
    private final MachineClass machine;
    private final RunFolder folder;
    private final Telling telling;
    private Unfinished unfinished;
    private Path checkpoint;
    private Attempts earlier;
    private double noteAt;
    private SortedMap<String, String> holdings = Collections.emptySortedMap();

    TrialRunner(Request.Run request, MachineClass machine, Consumer<Reply> parent) {
        this.request = request;
        this.machine = machine;
        this.folder = new RunFolder(request.folder());
        this.telling = new Telling(parent);
    }

    Reply.Ended run(Experiment<?> experiment) throws IOException {
        var id = request.inputs().id();
        unfinished = Unfinished.of(folder, id);
        checkpoint = unfinished.checkpoint(machine);
        earlier = Attempts.read(unfinished.attempts()).startedAgain();
        earlier.write(unfinished.attempts());

        var record = record(experiment.part(request.inputs().part())).withHoldings(holdings);

        folder.store().write(record).ifPresent(telling::note);
        unfinished.delete();
        // Where another process was at it too, its record may be there, and what it has deleted may be why this one
        // failed.
        var failure = record.failure().filter(f -> !Files.exists(folder.store().file(id)));
        return new Reply.Ended(id, record.execution().seconds(), failure);
    }

    private <P extends Record> RunRecord record(Part<?, P> part) throws IOException {
        var inputs = request.inputs();
        var artifacts = new CheckedArtifacts(folder.artifacts());
        Outcome outcome;
        SortedMap<String, Choice> choices;
        List<String> problems;
        try {
            requireSameCode(part, inputs.code());
            var settings = Binding.read(
                    NamedFolders.withPaths(inputs.settings(), request.data().folders()), part.partSettingsType());
            holdings = part.holdings(settings);
            artifacts.check(ArtifactPlan.of(part, settings, inputs).idsFor(inputs));
            outcome = outcome(part, settings, artifacts);
            choices = choices(part, settings, artifacts);
            problems = OutcomeCheck.problems(part, settings, inputs.arm(), outcome);
        } catch (StoreProblem e) {
            throw e;
        } catch (RuntimeException e) {
            return RunRecord.failed(inputs, machine, Failures.ofTrial(e, needs(part)), execution());
        }
        if (!problems.isEmpty()) {
            return RunRecord.failed(
                    inputs,
                    machine,
                    "the outcome is not what is declared: " + String.join("; ", problems),
                    execution());
        }
        for (var result : outcome.arms().values()) {
            for (var picture : result.pictures().values()) {
                folder.pictures().keep(picture);
            }
        }
        return RunRecord.finished(inputs, machine, artifacts.uses(), choices, outcome, execution());
    }

    /** What the tunings of the trial's arm came to. */
    private <P extends Record> SortedMap<String, Choice> choices(Part<?, P> part, P settings, Artifacts artifacts) {
        var choices = new TreeMap<String, Choice>();
        part.arms(settings).stream()
                .filter(a -> a.name().equals(request.inputs().arm()))
                .flatMap(a -> part.tunedBy(settings, a).stream())
                .forEach(t -> choices.put(t, Choice.read(artifacts.file(Tuning.artifact(t)))));
        return choices;
    }

    /** What the trial needs; nothing is known of settings that cannot be read. */
    private <P extends Record> List<MemoryNeed> needs(Part<?, P> part) {
        return new DataReading()
                .of(() -> part.memory(Binding.read(request.inputs().settings(), part.partSettingsType())))
                .orElse(List.of());
    }

    private <P extends Record> Outcome outcome(Part<?, P> part, P settings, Artifacts artifacts) {
        var inputs = request.inputs();
        var context = new TrialContext<>(
                inputs,
                settings,
                new SeedTree(inputs.experiment(), inputs.replicate()),
                request.data(),
                checkpoint,
                this::progress,
                artifacts,
                machine.parts(),
                telling::note);
        // What the trial made and did not release itself goes with it.
        try (var scope = new PointerScope()) {
            return part.run(context);
        }
    }

    static void requireSameCode(Part<?, ?> part, String planned) {
        var here = CodeVersion.of(part);
        if (!here.equals(planned)) {
            throw new IllegalStateException("the code was " + planned + " when the run was planned and is " + here
                    + " now; do not build while a run goes on");
        }
    }

    private void progress(long done, long total) {
        telling.progress(done, total);
        var now = telling.seconds();
        if (now - noteAt >= SECONDS_BETWEEN_NOTES) {
            noteAt = now;
            try {
                earlier.after(now).write(unfinished.attempts());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Execution execution() {
        var all = earlier.after(telling.seconds());
        return new Execution(System.getProperty("java.version"), all.seconds(), all.started());
    }
}
