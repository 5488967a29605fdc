package org.l2bench.core.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Safetensors;
import org.l2bench.core.experiment.CheckpointPlace;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.SealedFile;
import org.l2bench.core.record.StoreProblem;

/**
 * The state of an unfinished run in one file. What is restored has the same bits, so a run that was cut off ends as one
 * that was not: a file with a changed bit, or of another trial or machine class, is not used, and the run starts afresh.
 *
 * @param tensors everything that changes from step to step, by name; restored in place
 */
public record Checkpoint(CheckpointPlace place, Map<String, Tensor> tensors, History history) {
    private static final String OWNER = "owner";
    private static final String MACHINE = "machine";
    private static final String STEPS = "steps";
    private static final String HISTORY = "history";

    /** Parameters, buffers and the optimiser's memory of a run. */
    public static Checkpoint of(
            CheckpointPlace place,
            ParameterBuffer parameters,
            Map<String, Tensor> buffers,
            Optimiser optimiser,
            History history) {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("parameters", parameters.values());
        buffers.forEach((name, tensor) -> tensors.put("buffer." + name, tensor));
        optimiser.state().forEach((name, tensor) -> tensors.put("optimiser." + name, tensor));
        return new Checkpoint(place, tensors, history);
    }

    /** The same with more tensors. */
    Checkpoint with(Map<String, Tensor> more) {
        var all = new LinkedHashMap<>(tensors);
        all.putAll(more);
        return new Checkpoint(place, all, history);
    }

    public Path file() {
        return place.file();
    }

    /** Writes the state after {@code stepsDone} steps, with a digest of all of it. */
    public void write(long stepsDone) {
        var metadata = Map.of(
                OWNER, place.owner(),
                MACHINE, Json.canonical(place.machine()),
                STEPS, Long.toString(stepsDone),
                HISTORY, history.toJson());
        try {
            SealedFile.write(file(), new Safetensors(tensors, metadata)::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Restores the state if there is a file of it. One that is damaged or foreign changes nothing; why it is not used is said
     * to {@link CheckpointPlace#notes}.
     *
     * @return the steps that were done, or empty if the run starts from its beginning
     * @throws StoreProblem if what is there is not a file
     */
    public OptionalLong restore() {
        if (!Files.exists(file())) {
            return OptionalLong.empty();
        }
        if (!Files.isRegularFile(file())) {
            throw new StoreProblem(file() + " is in the way: not a file, and a checkpoint belongs there."
                    + " Move it elsewhere and run again");
        }
        try (var scope = new PointerScope()) {
            if (!SealedFile.isWhole(file())) {
                return refused("it is damaged, cut short or not a checkpoint: its digest is not that of its content");
            }
            var saved = Safetensors.read(file());
            var obstacle = obstacle(saved);
            if (obstacle.isPresent()) {
                return refused(obstacle.get());
            }
            tensors.forEach((name, tensor) -> tensor.copy_(saved.tensors().get(name)));
            history.restore(saved.metadata().get(HISTORY));
            return OptionalLong.of(Long.parseLong(saved.metadata().get(STEPS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OptionalLong refused(String reason) {
        place.notes().accept("checkpoint " + file() + " is not used, and it starts afresh: " + reason);
        return OptionalLong.empty();
    }

    /** Why a sound file cannot be gone on with. */
    private Optional<String> obstacle(Safetensors saved) throws JsonProcessingException {
        if (!place.owner().equals(saved.metadata().get(OWNER)) || !isOfTheseTensors(saved.tensors())) {
            return Optional.of("it is not of " + place.owner());
        }
        var machine =
                Json.MAPPER.readValue(saved.metadata().get(MACHINE), new TypeReference<TreeMap<String, String>>() {});
        return machine.equals(place.machine())
                ? Optional.empty()
                : Optional.of("it is of another machine class: " + differences(machine));
    }

    private boolean isOfTheseTensors(Map<String, Tensor> saved) {
        return tensors.keySet().equals(saved.keySet())
                && tensors.entrySet().stream().allMatch(t -> isAlike(t.getValue(), saved.get(t.getKey())));
    }

    private static boolean isAlike(Tensor here, Tensor saved) {
        return Arrays.equals(here.shape(), saved.shape())
                && here.scalar_type().intern() == saved.scalar_type().intern();
    }

    private String differences(SortedMap<String, String> machine) {
        var parts = new TreeMap<>(machine);
        place.machine().forEach(parts::putIfAbsent);
        return parts.keySet().stream()
                .filter(p -> !machine.getOrDefault(p, "").equals(place.machine().getOrDefault(p, "")))
                .map(p -> p + " " + machine.getOrDefault(p, "none") + ", here "
                        + place.machine().getOrDefault(p, "none"))
                .collect(Collectors.joining("; "));
    }
}
