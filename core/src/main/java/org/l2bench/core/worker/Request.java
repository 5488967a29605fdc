package org.l2bench.core.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;

/** What the parent asks of a worker: one line of JSON each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Request.Build.class, name = "build"),
    @JsonSubTypes.Type(value = Request.TimeStep.class, name = "time step"),
})
sealed interface Request {
    /** Run a trial and write its record. Answered by progress and {@link Reply.Ended}. */
    record Run(TrialInputs inputs, Path folder, DataRoot data) implements Request {}

    /** Build an artifact and put it into the store. Answered by progress and {@link Reply.Ended}. */
    record Build(ArtifactInputs inputs, Path folder, DataRoot data) implements Request {}

    /**
     * Measure a training step of an arm. Answered by {@link Reply.Timed}.
     *
     * @param folder for artifacts on stand-in data, which the next arm can read
     */
    record TimeStep(String experiment, JsonNode settings, String arm, String precision, String device, Path folder)
            implements Request {}
}
