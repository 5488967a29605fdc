package org.l2bench.core.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.l2bench.core.setting.NamedFolders;

/**
 * What the building of an artifact may touch: its inputs, its streams of randomness, data, and the artifacts that it needs.
 *
 * @param seeds the root of its seed tree
 * @param file where its content goes; there is nothing yet
 * @param checkpoint a file that it may write while it is built and finds again when that was cut off
 * @param artifacts those that it is built from
 * @param machine the machine class, part by part
 * @param notes told what people should know of how it is built, in one line each
 */
public record ArtifactContext(
        ArtifactInputs inputs,
        SeedTree seeds,
        DataRoot data,
        Path file,
        Path checkpoint,
        TrialContext.Progress progress,
        Artifacts artifacts,
        SortedMap<String, String> machine,
        Consumer<String> notes) {

    /** {@link #checkpoint} and what must fit for it to be used. */
    public CheckpointPlace checkpointPlace() {
        return new CheckpointPlace(checkpoint, inputs.id(), machine, notes);
    }

    /** {@code inputs.settings()} with the places of the folders that they name. */
    public JsonNode settings() {
        return NamedFolders.withPaths(inputs.settings(), data.folders());
    }
}
