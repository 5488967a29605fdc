package org.l2bench.core.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * What a running trial may touch: its inputs, its streams of randomness, its data, and a place for checkpoints.
 *
 * @param settings {@code inputs.settings()} as the part's own record, with the places of the folders that they name
 * @param seeds the root of this trial's seed tree
 * @param checkpoint a file that the trial may write while it runs and finds again when it was cut off; removed when the
 *     trial has a record
 * @param artifacts those that the experiment declares as needed by the trial's arm
 * @param machine the machine class, part by part
 * @param notes told what people should know of how it runs, in one line each
 * @param betweenCheckpoints see {@link CheckpointPlace#between}
 */
public record TrialContext<S extends Record>(
        TrialInputs inputs,
        S settings,
        SeedTree seeds,
        DataRoot data,
        Path checkpoint,
        Progress progress,
        Artifacts artifacts,
        SortedMap<String, String> machine,
        Consumer<String> notes,
        Duration betweenCheckpoints) {

    /** Of a trial that writes checkpoints as often as usual. */
    public TrialContext(
            TrialInputs inputs,
            S settings,
            SeedTree seeds,
            DataRoot data,
            Path checkpoint,
            Progress progress,
            Artifacts artifacts,
            SortedMap<String, String> machine,
            Consumer<String> notes) {
        this(inputs, settings, seeds, data, checkpoint, progress, artifacts, machine, notes, CheckpointPlace.USUAL);
    }

    /** How the trial's arm is treated; see {@link TrialInputs#treatment}. */
    public <T> T treatment(Class<T> type) {
        return inputs.treatment(type);
    }

    /**
     * What a tuning came to, of those that the trial's arm is tuned by.
     *
     * @throws IllegalArgumentException if it is not
     */
    public Choice choice(String tuning) {
        return Choice.read(artifacts.file(Tuning.artifact(tuning)));
    }

    /** The same for what depends on other settings. */
    <P extends Record> TrialContext<P> of(P others) {
        return new TrialContext<>(
                inputs, others, seeds, data, checkpoint, progress, artifacts, machine, notes, betweenCheckpoints);
    }

    /** {@link #checkpoint} and what must fit for it to be used. */
    public CheckpointPlace checkpointPlace() {
        return new CheckpointPlace(checkpoint, inputs.id(), machine, notes, betweenCheckpoints);
    }

    /** Told of a trial's progress. Cheap: may be called at every step. */
    @FunctionalInterface
    public interface Progress {
        void step(long done, long total);
    }
}
