package org.l2bench.reports.check;

import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.RunRecord;

/** A result that later ones are compared with: the part of a finished record that two runs of one trial share. */
public record GoldenTrial(TrialInputs inputs, MachineClass machine, Outcome outcome) {
    /** The golden of a finished record. */
    public static GoldenTrial of(RunRecord record) {
        return new GoldenTrial(
                record.inputs(),
                record.machine(),
                record.outcome().orElseThrow().comparable());
    }

    /** Whether a trial is this one run again, perhaps with other settings, data or code. */
    public boolean isRunAgainBy(TrialInputs trial) {
        return inputs.experiment().equals(trial.experiment())
                && inputs.arm().equals(trial.arm())
                && inputs.part().equals(trial.part())
                && inputs.replicate().equals(trial.replicate());
    }
}
