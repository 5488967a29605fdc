package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.AtomicFile;

/**
 * What a trial without a record has cost so far; kept beside its checkpoint.
 *
 * @param started how often it was started
 * @param seconds wall time; of an attempt that was cut off all but its last moments
 */
record Attempts(int started, double seconds) {
    /** What the file says; nothing yet if there is none. */
    static Attempts read(Path file) throws IOException {
        return Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), Attempts.class) : new Attempts(0, 0);
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
