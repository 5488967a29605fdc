package org.l2bench.cli;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.worker.WorkerLaunch;

/**
 * What must hold of a choice, beside the rules of the settings themselves, before anything is trained or written: there is the
 * device, there is memory, and the data have what is asked of them. All that does not hold is told at once.
 */
record Readiness<S extends Record>(Suite suite, RunChoice<S> choice, DataRoot data, int workers) {
    /** A dry run of a preset that is too large for this machine plans for a larger one, up to so many times the preset's need. */
    private static final double PLANNED = 10;

    /**
     * What a dry run tells.
     *
     * @param bases what the trials of each part depend on, if all data are here
     * @param missing data that are not here
     * @param warnings why this machine is too small for the preset
     */
    record Outlook(Optional<SortedMap<String, TrialPlan.Basis>> bases, List<String> missing, List<String> warnings) {}

    /**
     * The plan of a run.
     *
     * @throws org.l2bench.core.setting.InvalidSettings with everything that does not hold
     * @throws DataMissing if only data are missing
     */
    TrialPlan<S> plan() {
        var reading = new DataReading();
        reading.problems().addAll(beyond(reading, choice.settings()));
        reading.of(() -> suite.workers(1).requireDevice(choice.device()));
        return plan(reading);
    }

    /**
     * The plan of a run on other machines, of whose memory and devices this one knows nothing.
     *
     * @throws org.l2bench.core.setting.InvalidSettings with everything that does not hold
     * @throws DataMissing if only data are missing
     */
    TrialPlan<S> planForOthers() {
        return plan(new DataReading());
    }

    private TrialPlan<S> plan(DataReading reading) {
        reading.of(() -> choice.withCountableSteps());
        var bases = bases(reading);
        reading.throwIfAny();
        return TrialPlan.of(choice, bases.orElseThrow());
    }

    /**
     * For a dry run, to which missing data are no obstacle.
     *
     * @throws org.l2bench.core.setting.InvalidSettings with everything else that does not hold
     */
    Outlook outlook() {
        var reading = new DataReading();
        var beyond = beyond(reading, choice.settings());
        var isPlanned = !beyond.isEmpty() && isWithinPlan();
        if (!isPlanned) {
            reading.problems().addAll(beyond);
        }
        reading.of(() -> suite.workers(1).requireDevice(choice.device()));
        reading.of(() -> choice.withCountableSteps());
        var bases = bases(reading);
        try {
            reading.throwIfAny();
            return new Outlook(bases, List.of(), isPlanned ? beyond : List.of());
        } catch (DataMissing e) {
            return new Outlook(Optional.empty(), e.missing(), isPlanned ? beyond : List.of());
        }
    }

    private Optional<SortedMap<String, TrialPlan.Basis>> bases(DataReading reading) {
        return reading.of(() -> TrialPlan.bases(choice, data));
    }

    /** On a GPU the larger part is in its own memory, of which nothing is known here. */
    private List<String> beyond(DataReading reading, S settings) {
        if (!choice.device().equals(RunChoice.DEVICES.get(0))) {
            return List.of();
        }
        return reading.of(() -> choice.experiment().memory(settings))
                .map(needs -> MemoryNeed.beyond(
                        needs, WorkerLaunch.shareBytes(workers), WorkerLaunch.machineBytes(), workers))
                .orElse(List.of());
    }

    private boolean isWithinPlan() {
        var ofPreset = beyond(new DataReading(), choice.preset().settings());
        return !ofPreset.isEmpty()
                && MemoryNeed.total(choice.experiment().memory(choice.settings()))
                        <= PLANNED
                                * MemoryNeed.total(choice.experiment()
                                        .memory(choice.preset().settings()));
    }
}
