package org.l2bench.core.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Safetensors;

/**
 * The state of an unfinished run in one file. What is restored has the same bits, so a run that was cut off ends as one
 * that was not.
 *
 * @param owner id of the trial; a file of another trial is refused
 * @param tensors everything that changes from step to step, by name; restored in place
 */
public record Checkpoint(Path file, String owner, Map<String, Tensor> tensors, History history) {

    /** Parameters, buffers and the optimiser's memory of a run. */
    public static Checkpoint of(
            Path file,
            String owner,
            ParameterBuffer parameters,
            Map<String, Tensor> buffers,
            Optimiser optimiser,
            History history) {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("parameters", parameters.values());
        buffers.forEach((name, tensor) -> tensors.put("buffer." + name, tensor));
        optimiser.state().forEach((name, tensor) -> tensors.put("optimiser." + name, tensor));
        return new Checkpoint(file, owner, tensors, history);
    }

    /** Writes the state after {@code stepsDone} steps. */
    public void write(long stepsDone) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var metadata = Map.of("owner", owner, "steps", Long.toString(stepsDone), "history", history.toJson());
            new Safetensors(tensors, metadata).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Restores the state if there is a file.
     *
     * @return the steps that were done, or empty if there is none
     * @throws IllegalStateException if the file is another trial's
     */
    public OptionalLong restore() {
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try (var scope = new PointerScope()) {
            var saved = Safetensors.read(file);
            if (!owner.equals(saved.metadata().get("owner"))
                    || !tensors.keySet().equals(saved.tensors().keySet())) {
                throw new IllegalStateException(
                        file + ": is not a checkpoint of trial " + owner + "; move it away and run again");
            }
            tensors.forEach((name, tensor) -> tensor.copy_(saved.tensors().get(name)));
            history.restore(saved.metadata().get("history"));
            return OptionalLong.of(Long.parseLong(saved.metadata().get("steps")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
