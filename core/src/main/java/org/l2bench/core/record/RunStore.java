package org.l2bench.core.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;

/**
 * A folder of records, one file {@code <id>.json} each. A file that is not a sound record of its name is reported, and
 * neither used nor overwritten nor deleted.
 *
 * @param folder need not exist; made by the first {@link #write}
 */
public record RunStore(Path folder) {
    private static final String SUFFIX = ".json";

    /**
     * What a folder holds.
     *
     * @param records sound records by id
     * @param rejected all other files, in the order of their names
     */
    public record Content(SortedMap<String, RunRecord> records, List<Rejected> rejected) {
        public Content {
            records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
            rejected = List.copyOf(rejected);
        }

        /** Whether the trial has a record with an outcome, so that it need not run. */
        public boolean isFinished(String id) {
            return records.containsKey(id) && records.get(id).isFinished();
        }
    }

    /** A file that is not a sound record, and why. */
    public record Rejected(Path file, String reason) {
        @Override
        public String toString() {
            return file + ": " + reason;
        }
    }

    private record Reading(Optional<RunRecord> record, String problem) {}

    /** The file of a trial's record. */
    public Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    /** Reads everything in the folder. */
    public Content read() throws IOException {
        var records = new TreeMap<String, RunRecord>();
        var rejected = new ArrayList<Rejected>();
        for (var file : files()) {
            var reading = read(file);
            reading.record().ifPresent(r -> records.put(r.id(), r));
            if (reading.record().isEmpty()) {
                rejected.add(new Rejected(file, reading.problem()));
            }
        }
        return new Content(records, rejected);
    }

    /**
     * Writes a record. A failed record of the same trial is replaced.
     *
     * @throws StoreProblem if the trial has a finished record, or its file is not a record of it
     */
    public void write(RunRecord record) throws IOException {
        var file = file(record.id());
        if (Files.exists(file)) {
            var present = read(file);
            if (present.record().isEmpty()) {
                throw new StoreProblem(occupied(file, present.problem()));
            }
            if (present.record().get().isFinished()) {
                throw new StoreProblem(file + " is a finished record already and is not written again");
            }
        }
        AtomicFile.write(file, Json.pretty(Json.tree(record)));
    }

    /**
     * Checks that none of the trials' files is taken by something else.
     *
     * @throws StoreProblem naming all that are
     */
    public static void requireFree(Content content, List<String> ids) {
        var taken = content.rejected().stream()
                .filter(r -> ids.stream().anyMatch(id -> r.file().endsWith(id + SUFFIX)))
                .map(r -> occupied(r.file(), r.reason()))
                .toList();
        StoreProblem.throwIfAny(taken);
    }

    private static String occupied(Path file, String reason) {
        return file + " is in the way: " + reason
                + ". It is neither used nor overwritten; move it elsewhere and run again";
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(f -> !AtomicFile.isUnfinished(f)).sorted().toList();
        }
    }

    private static Reading read(Path file) {
        if (!Files.isRegularFile(file)) {
            return rejected("not a file");
        }
        if (!file.getFileName().toString().endsWith(SUFFIX)) {
            return rejected("not the name of a record, <id>.json");
        }
        try {
            return checked(file, JsonFile.read(file, RunRecord.class));
        } catch (UnreadableFile e) {
            return rejected("not a record of this version: " + e.reason());
        }
    }

    private static Reading checked(Path file, RunRecord record) {
        if (record == null || record.inputs() == null || record.id() == null || record.digest() == null) {
            return rejected("not a record: parts of it are null");
        }
        var found = new ArrayList<>(record.inconsistencies());
        if (record.outcome().isPresent() == record.failure().isPresent()) {
            found.add("it must have either an outcome or a failure");
        }
        if (!file.endsWith(record.id() + SUFFIX)) {
            found.add("its name is not that of its trial, " + record.id() + SUFFIX);
        }
        return found.isEmpty()
                ? new Reading(Optional.of(record), "")
                : rejected("edited or foreign: " + String.join("; ", found));
    }

    private static Reading rejected(String reason) {
        return new Reading(Optional.empty(), reason);
    }
}
