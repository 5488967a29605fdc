package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.record.AtomicFile;
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
        Files.createDirectories(folder.checkpoints());
        var artifacts = new CheckedArtifacts(folder.artifacts());
        try {
            var part = experiment.part(inputs.part());
            TrialRunner.requireSameCode(part, inputs.code());
            artifacts.check(inputs.needs());
            var context = new ArtifactContext(
                    inputs,
                    new SeedTree(inputs.experiment(), inputs.replicate()),
                    request.data(),
                    folder.artifacts().unfinished(inputs.id()),
                    folder.checkpoint(inputs.id()),
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
            return new Reply.Ended(inputs.id(), telling.seconds(), Optional.of(Failures.firstLine(e)));
        }
        var execution = new Execution(System.getProperty("java.version"), telling.seconds(), 1);
        folder.artifacts().finish(inputs, machine, execution);
        Files.deleteIfExists(folder.checkpoint(inputs.id()));
        AtomicFile.deleteUnfinished(folder.checkpoint(inputs.id()));
        return new Reply.Ended(inputs.id(), execution.seconds(), Optional.empty());
    }
}
