package org.l2bench.core.worker;

import java.util.Optional;
import org.l2bench.core.experiment.TrialInputs;

/** Told of what happens in a run, one event at a time, from threads of the pool. */
public interface RunListener {
    /** A worker begins with a trial. */
    void started(TrialInputs trial);

    /** Steps of a running trial; at most about five times a second for each. */
    void progress(TrialInputs trial, long done, long total);

    /** A worker died and the trial starts once more, from its last checkpoint. */
    void retried(TrialInputs trial, String cause);

    /** The trial has a record now. */
    void ended(TrialInputs trial, double seconds, Optional<String> failure);
}
