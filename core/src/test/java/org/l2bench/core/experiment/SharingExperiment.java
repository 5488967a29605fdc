package org.l2bench.core.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.l2bench.core.setting.Binding;

/**
 * Trials that share artifacts: {@code base}, {@code left} and {@code right} from it, {@code top} from both. The arm {@code long} reads
 * {@code top}, {@code plain} reads none. Artifacts count their steps, the settings' {@code epochs} of them.
 */
public class SharingExperiment extends DummyExperiment {
    /** What artifacts depend on. */
    public record Part(int epochs) {}

    @Override
    public String name() {
        return "sharing";
    }

    @Override
    public List<Artifact> artifacts(DummySettings settings) {
        var part = new Part(settings.epochs());
        return List.of(
                new Artifact("base", 5, part, List.of(), settings.epochs()),
                new Artifact("left", 6, part, List.of("base"), settings.epochs()),
                new Artifact("right", 7, part, List.of("base"), settings.epochs()),
                new Artifact("top", 8, part, List.of("left", "right"), settings.epochs()),
                new Artifact("unused", 9, part, List.of("top"), settings.epochs()));
    }

    @Override
    public List<String> needs(DummySettings settings, Arm arm) {
        return arm.name().equals("long") ? List.of("top") : List.of();
    }

    /** The artifact's own number, and those of what it needs. */
    @Override
    public void build(ArtifactContext context) {
        var part = Binding.read(context.inputs().settings(), Part.class);
        for (int step = 1; step <= part.epochs(); step++) {
            context.progress().step(step, part.epochs());
        }
        var sum = context.seeds().stream("all", "number") % 1000;
        for (var need : context.inputs().needs().keySet()) {
            sum += 10 * number(context.artifacts().file(need));
        }
        try {
            Files.writeString(context.file(), Long.toString(sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static long number(Path file) {
        try {
            return Long.parseLong(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome run(TrialContext<DummySettings> context) {
        if (!context.inputs().arm().equals("long")) {
            return super.run(context);
        }
        var arms = new TreeMap<String, ArmResult>();
        arms.put("long", result((double)
                (context.inputs().seed().getAsInt() + number(context.artifacts().file("top")))));
        return new Outcome(arms, List.of());
    }
}
