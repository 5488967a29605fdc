package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.record.Execution;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.StoreProblem;

/** Builds one artifact and puts it into the store as a whole, or not at all. */
final class ArtifactRunner {
    private final Request.Build request;
    private final MachineClass machine;
    private final RunFolder folder;
    private final Telling telling;

    ArtifactRunner(Request.Build request, MachineClass machine, Consumer<Reply> parent) {
        this.request = request;
        this.machine = machine;
        this.folder = new RunFolder(request.folder());
        this.telling = new Telling(parent);
    }

    Reply.Ended build(Experiment<?> experiment) throws IOException {
        var inputs = request.inputs();
        var unfinished = Unfinished.of(folder, inputs.id());
        var content = unfinished.content();
        var artifacts = new CheckedArtifacts(folder.artifacts());
        try {
            var part = experiment.part(inputs.part());
            TrialRunner.requireSameCode(part, inputs.code());
            artifacts.check(inputs.needs());
            var context = new ArtifactContext(
                    inputs,
                    new SeedTree(inputs.experiment(), inputs.replicate()),
                    request.data(),
                    content,
                    unfinished.checkpoint(machine),
                    telling::progress,
                    artifacts,
                    machine.parts(),
                    telling::note);
            try (var scope = new PointerScope()) {
                ArtifactContent.write(part, context);
            }
        } catch (StoreProblem e) {
            throw e;
        } catch (RuntimeException e) {
            return ended(Optional.of(Failures.firstLine(e)));
        }
        var execution = new Execution(System.getProperty("java.version"), telling.seconds(), 1);
        if (Files.exists(content) || folder.artifacts().find(inputs.id()).isEmpty()) {
            finish(content, execution);
        }
        unfinished.delete();
        return ended(Optional.empty());
    }

    private void finish(Path content, Execution execution) throws IOException {
        var inputs = request.inputs();
        try {
            folder.artifacts()
                    .finish(content, inputs, machine, execution)
                    .remark()
                    .ifPresent(telling::note);
        } catch (NoSuchFileException e) {
            // Another process was first, and what this one has built was deleted as it is not needed.
            if (folder.artifacts().find(inputs.id()).isEmpty()) {
                throw e;
            }
        }
    }

    /** Where another process was at it too, the artifact may be there, and what that has deleted may be why this one failed. */
    private Reply.Ended ended(Optional<String> failure) throws IOException {
        var id = request.inputs().id();
        var isThere = failure.isPresent() && folder.artifacts().find(id).isPresent();
        return new Reply.Ended(id, telling.seconds(), isThere ? Optional.empty() : failure);
    }
}
