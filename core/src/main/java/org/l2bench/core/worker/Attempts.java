package org.l2bench.core.worker;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.AtomicFile;
import org.l2bench.core.record.StoreProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a trial without a record has cost so far; kept beside its checkpoint.
 *
 * @param started how often it was started
 * @param seconds wall time; of an attempt that was cut off all but its last moments
 */
record Attempts(int started, double seconds) {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    /** How the names of such files end; see {@link org.l2bench.core.record.RunFolder#attempts}. */
    static final String SUFFIX = ".attempts.json";

    /**
     * What the file says; nothing yet if there is none.
     *
     * @throws StoreProblem if it says nothing that makes sense
     */
    static Attempts read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Attempts(0, 0);
        }
        try {
            var read = Json.MAPPER.readValue(file.toFile(), Attempts.class);
            if (read != null && read.started() >= 0 && read.seconds() >= 0) {
                return read;
            }
        } catch (JacksonException e) {
            LOG.debug("{} is unreadable", file, e);
        }
        throw new StoreProblem(
                file + " is damaged: it must say how often a trial was started and for how many seconds it"
                        + " ran. Delete it; the trial then goes on from its checkpoint, and only its time is counted anew");
    }

    void write(Path file) throws IOException {
        AtomicFile.write(file, Json.pretty(this));
    }

    Attempts startedAgain() {
        return new Attempts(started + 1, seconds);
    }

    Attempts after(double more) {
        return new Attempts(started, seconds + more);
    }
}
