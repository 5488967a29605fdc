package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.SharedFile;
import org.l2bench.core.record.StoreProblem;

/**
 * What a trial without a record has cost so far; kept beside its checkpoint.
 *
 * @param started how often it was started
 * @param seconds wall time; of an attempt that was cut off all but its last moments
 */
record Attempts(int started, double seconds) {
    private static final Attempts NONE = new Attempts(0, 0);

    Attempts {
        if (started < 0 || seconds < 0) {
            throw new IllegalArgumentException("started and seconds must be >= 0, were " + started + " and " + seconds);
        }
    }

    /**
     * What the file says; nothing yet if there is none.
     *
     * @throws StoreProblem if it is damaged
     */
    static Attempts read(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            return JsonFile.read(file, Attempts.class);
        } catch (UnreadableFile e) {
            if (!Files.exists(file)) {
                // Deleted meanwhile by a process that has finished the trial.
                return NONE;
            }
            throw new StoreProblem(
                    "the count of attempts " + e.getMessage()
                            + ". Delete it, and the trial counts from its next attempt",
                    e);
        }
    }

    void write(Path file) throws IOException {
        SharedFile.replace(file, Json.pretty(this));
    }

    Attempts startedAgain() {
        return new Attempts(started + 1, seconds);
    }

    Attempts after(double more) {
        return new Attempts(started, seconds + more);
    }
}
