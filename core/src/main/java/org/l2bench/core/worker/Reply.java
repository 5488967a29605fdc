package org.l2bench.core.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.record.MachineClass;

/** What a worker tells its parent: one line of JSON each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Reply.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Reply.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Reply.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Reply.Timed.class, name = "timed"),
    @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Reply.Dying.class, name = "dying"),
})
sealed interface Reply {
    /** The first words of a worker. */
    record Ready(MachineClass machine, boolean cuda) implements Reply {}

    /** Steps of the running trial, or of the artifact that is being built. */
    record Progress(long done, long total) implements Reply {}

    /** What people should know of the running trial, or of the artifact that is being built: one line. */
    record Note(String line) implements Reply {}

    /** The trial has a record, or the artifact is in the store; with a failure if it is that of a failed trial or build. */
    record Ended(String id, double seconds, Optional<String> failure) implements Reply {}

    /** Seconds of one training step, or why there are none. */
    record Timed(OptionalDouble seconds, Optional<String> failure) implements Reply {}

    /** The request could not be served for a reason that is not the trial's; others will fare no better. */
    record Refused(String problem) implements Reply {}

    /** The last words of a worker that ends itself. */
    record Dying(String cause) implements Reply {}
}
