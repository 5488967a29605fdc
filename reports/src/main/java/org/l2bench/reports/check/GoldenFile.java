package org.l2bench.reports.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.AtomicFile;

/**
 * The golden trials of a preset and why they are what they are.
 *
 * @param format version of this layout; see {@link #FORMAT}
 * @param reason why they were last replaced, in the words of whoever did it
 */
public record GoldenFile(int format, String experiment, String preset, String reason, List<GoldenTrial> trials) {
    public static final int FORMAT = 1;

    public GoldenFile {
        trials = trials == null ? List.of() : List.copyOf(trials);
    }

    public static GoldenFile of(String experiment, String preset, String reason, List<GoldenTrial> trials) {
        return new GoldenFile(FORMAT, experiment, preset, reason, trials);
    }

    public void write(Path file) throws IOException {
        AtomicFile.write(file, Json.pretty(Json.tree(this)));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableFile if the file cannot be read or is no such file, with its name and the reason
     */
    public static GoldenFile read(Path file) throws UnreadableFile {
        GoldenFile golden;
        try {
            golden = JsonFile.read(file, GoldenFile.class);
        } catch (UnreadableFile e) {
            throw new UnreadableFile(file, "does not hold golden trials: " + e.reason(), e);
        }
        if (golden.format() != FORMAT) {
            throw new UnreadableFile(
                    file,
                    "does not hold golden trials: it has format " + golden.format() + ", this version reads " + FORMAT);
        }
        if (golden.trials().isEmpty()) {
            throw new UnreadableFile(file, "does not hold golden trials: it has none");
        }
        return golden;
    }
}
