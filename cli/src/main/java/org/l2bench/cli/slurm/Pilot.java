package org.l2bench.cli.slurm;

import java.util.Optional;

/**
 * A task that is queued or runs.
 *
 * @param id of the element, such as {@code 31_4}
 * @param state in Slurm's words, such as {@code PENDING}
 * @param name of the job
 * @param reason why it waits
 * @param comment of the job
 */
public record Pilot(String id, String state, String name, String reason, String comment) {
    /** The form in which {@code squeue} is asked; the comment is last, for it may hold anything. */
    static final String FORM = "%i|%T|%j|%r|%k";

    private static final int FIELDS = 5;

    /** Reads a line of {@code squeue}; empty if it is a heading, or a task that has ended and is being cleared away. */
    static Optional<Pilot> parse(String line) {
        var fields = line.strip().split("\\|", FIELDS);
        return fields.length < FIELDS || fields[1].equals("COMPLETING")
                ? Optional.empty()
                : Optional.of(new Pilot(fields[0], fields[1], fields[2], fields[3], fields[4]));
    }

    /** The job id of its array. */
    public String array() {
        var end = id.indexOf('_');
        return end < 0 ? id : id.substring(0, end);
    }

    public boolean isRunning() {
        return state.equals("RUNNING");
    }
}
