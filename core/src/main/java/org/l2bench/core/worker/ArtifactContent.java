package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Choice;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;

/** Writes what an artifact holds. */
public final class ArtifactContent {
    private ArtifactContent() {}

    /** A tuning's measurements and choices are written here, everything else by the part itself. */
    public static void write(Part<?, ?> part, ArtifactContext context) throws IOException {
        var inputs = context.inputs();
        if (inputs.measurement().isPresent()) {
            var value = part.measure(context, inputs.measurement().get());
            Files.writeString(context.file(), Json.pretty(value));
        } else if (inputs.grid().isPresent()) {
            Files.writeString(context.file(), Json.pretty(choice(inputs.grid().get(), context)));
        } else {
            part.build(context);
        }
    }

    private static Choice choice(Tuning.Grid grid, ArtifactContext context) throws UnreadableFile {
        var values = new ArrayList<List<Double>>();
        for (var point : grid.points()) {
            var ofPoint = new ArrayList<Double>();
            for (var seed : grid.seeds()) {
                var file = context.artifacts().file(Tuning.artifact(grid.tuning(), point, seed));
                ofPoint.add(JsonFile.read(file, Double.class));
            }
            values.add(ofPoint);
        }
        return Choice.of(grid, values);
    }
}
