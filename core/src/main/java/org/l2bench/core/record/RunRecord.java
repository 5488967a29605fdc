package org.l2bench.core.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.Choice;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;

/**
 * What went into a trial, what came out, what it ran on and how it ended.
 *
 * @param format version of this layout; see {@link #FORMAT}
 * @param id {@link TrialInputs#id} of the inputs
 * @param artifacts what it has read of other results, by name; left out of the file if there is none
 * @param choices what was chosen before it, by the name of the tuning; left out of the file if there is none
 * @param outcome present if and only if the trial finished
 * @param failure one line on why it did not, present if and only if it failed
 * @param holdings what the data sets held, one line each by name; left out of the file if there is none
 * @param digest SHA-256 of the canonical JSON of everything above but {@code execution}, {@code holdings} and what is
 *     measured: equal digests, equal results
 */
public record RunRecord(
        int format,
        String id,
        TrialInputs inputs,
        MachineClass machine,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, ArtifactUse> artifacts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Choice> choices,
        Optional<Outcome> outcome,
        Optional<String> failure,
        Execution execution,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> holdings,
        String digest) {
    public static final int FORMAT = 1;

    public RunRecord {
        artifacts = Json.orEmpty(artifacts);
        choices = Json.orEmpty(choices);
        holdings = Json.orEmpty(holdings);
    }

    /** Of a trial that has read no artifact. */
    public static RunRecord finished(TrialInputs inputs, MachineClass machine, Outcome outcome, Execution execution) {
        return finished(
                inputs, machine, Collections.emptySortedMap(), Collections.emptySortedMap(), outcome, execution);
    }

    public static RunRecord finished(
            TrialInputs inputs,
            MachineClass machine,
            SortedMap<String, ArtifactUse> artifacts,
            SortedMap<String, Choice> choices,
            Outcome outcome,
            Execution execution) {
        return of(inputs, machine, artifacts, choices, Optional.of(outcome), Optional.empty(), execution);
    }

    public static RunRecord failed(TrialInputs inputs, MachineClass machine, String failure, Execution execution) {
        return of(
                inputs,
                machine,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Optional.empty(),
                Optional.of(failure),
                execution);
    }

    private static RunRecord of(
            TrialInputs inputs,
            MachineClass machine,
            SortedMap<String, ArtifactUse> artifacts,
            SortedMap<String, Choice> choices,
            Optional<Outcome> outcome,
            Optional<String> failure,
            Execution execution) {
        var digest = digest(inputs, machine, artifacts, choices, outcome, failure);
        return new RunRecord(
                FORMAT,
                inputs.id(),
                inputs,
                machine,
                artifacts,
                choices,
                outcome,
                failure,
                execution,
                Collections.emptySortedMap(),
                digest);
    }

    /** The same with what its data sets held. */
    public RunRecord withHoldings(SortedMap<String, String> lines) {
        return new RunRecord(
                format, id, inputs, machine, artifacts, choices, outcome, failure, execution, lines, digest);
    }

    private static String digest(
            TrialInputs inputs,
            MachineClass machine,
            SortedMap<String, ArtifactUse> artifacts,
            SortedMap<String, Choice> choices,
            Optional<Outcome> outcome,
            Optional<String> failure) {
        var content = new TreeMap<String, Object>();
        content.put("inputs", inputs);
        content.put("machine", machine);
        if (!artifacts.isEmpty()) {
            content.put("artifacts", artifacts);
        }
        if (!choices.isEmpty()) {
            content.put("choices", choices);
        }
        outcome.ifPresent(o -> content.put("outcome", o.comparable()));
        failure.ifPresent(f -> content.put("failure", f));
        return Json.sha256(content);
    }

    public boolean isFinished() {
        return outcome.isPresent();
    }

    /** What is wrong with a record that was read from a file; empty if its id and digest are those of its content. */
    public List<String> inconsistencies() {
        var found = new ArrayList<String>();
        if (format != FORMAT) {
            found.add("format " + format + ", this version reads format " + FORMAT);
        }
        if (!id.equals(inputs.id())) {
            found.add("id " + id + " is not that of its inputs, " + inputs.id());
        }
        var expected = digest(inputs, machine, artifacts, choices, outcome, failure);
        if (!digest.equals(expected)) {
            found.add("digest " + digest.substring(0, Math.min(12, digest.length())) + " is not that of its content, "
                    + expected.substring(0, 12));
        }
        return found;
    }
}
