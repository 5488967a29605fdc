package org.l2bench.core.experiment;

import java.nio.file.Path;

/**
 * What a running trial may touch: its inputs, its streams of randomness, its data, and a place for checkpoints.
 *
 * @param settings {@code inputs.settings()} as the experiment's own record, with the places of the folders that they name
 * @param seeds the root of this trial's seed tree
 * @param checkpoint a file that the trial may write while it runs and finds again when it was cut off; removed when the
 *     trial has a record
 * @param artifacts those that the experiment declares as needed by the trial's arm
 */
public record TrialContext<S extends Record>(
        TrialInputs inputs,
        S settings,
        SeedTree seeds,
        DataRoot data,
        Path checkpoint,
        Progress progress,
        Artifacts artifacts) {

    /** Of a trial that reads no artifact. */
    public TrialContext(
            TrialInputs inputs, S settings, SeedTree seeds, DataRoot data, Path checkpoint, Progress progress) {
        this(inputs, settings, seeds, data, checkpoint, progress, Artifacts.NONE);
    }

    /** Told of a trial's progress. Cheap: may be called at every step. */
    @FunctionalInterface
    public interface Progress {
        void step(long done, long total);
    }
}
