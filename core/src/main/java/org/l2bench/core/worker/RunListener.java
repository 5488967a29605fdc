package org.l2bench.core.worker;

import java.util.Optional;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.TrialInputs;

/** Told of what happens in a run, one event at a time, from threads of the pool. */
public interface RunListener {
    /** A worker begins with a trial. */
    void started(TrialInputs trial);

    /** Steps of a running trial; at most about five times a second for each. */
    void progress(TrialInputs trial, long done, long total);

    /** What people should know of a running trial, in one line: for example that its checkpoint is not used. */
    default void noted(TrialInputs trial, String line) {}

    /** A worker died and the trial starts once more, from its last checkpoint. */
    void retried(TrialInputs trial, String cause);

    /** The trial has a record now. */
    void ended(TrialInputs trial, double seconds, Optional<String> failure);

    /** Another process has written the trial's record. */
    default void endedElsewhere(TrialInputs trial) {}

    /** Another process has put the artifact into the store. */
    default void builtElsewhere(ArtifactInputs artifact) {}

    /** Other processes are at all that is left, so many trials and artifacts, and it is waited for. */
    default void waiting(int elsewhere) {}

    /** A worker begins to build an artifact. */
    default void building(ArtifactInputs artifact) {}

    /** Steps of an artifact that is being built; as often as for trials. */
    default void buildProgress(ArtifactInputs artifact, long done, long total) {}

    /** What people should know of an artifact that is being built, in one line. */
    default void buildNoted(ArtifactInputs artifact, String line) {}

    /** A worker died and the artifact is built once more. */
    default void rebuilding(ArtifactInputs artifact, String cause) {}

    /** The artifact is in the store now, or cannot be built, and with it what needs it. */
    default void built(ArtifactInputs artifact, double seconds, Optional<String> failure) {}
}
