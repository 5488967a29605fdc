package org.l2bench.core.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Shares an artifact among the arms of a replicate: {@code net} of each seed, made from {@code basis}, which all share. */
public class OwnArtifactsExperiment extends DummyExperiment {
    /** What artifacts depend on. */
    public record Layers(int epochs) {}

    @Override
    public String name() {
        return "own-artifacts";
    }

    @Override
    public List<Artifact> artifacts(DummySettings settings) {
        return List.of(new Artifact("basis", 5, new Layers(settings.epochs()), List.of(), 1));
    }

    @Override
    public List<Artifact> artifacts(DummySettings settings, Replicate replicate) {
        return List.of(new Artifact("net", replicate, new Layers(settings.epochs()), List.of("basis"), 1));
    }

    @Override
    public List<String> needs(DummySettings settings, Arm arm) {
        return List.of("net");
    }

    @Override
    public void build(ArtifactContext context) {
        try {
            for (var need : context.inputs().needs().keySet()) {
                Files.readString(context.artifacts().file(need));
            }
            Files.writeString(context.file(), "net of " + context.inputs().replicate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome run(TrialContext<DummySettings> context) {
        try {
            var net = Files.readString(context.artifacts().file("net"));
            if (!net.equals("net of " + context.inputs().replicate())) {
                throw new IllegalStateException("this is the " + net);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return super.run(context);
    }
}
