package org.l2bench.core.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;

/**
 * A folder of records: {@code <id>.json} of a trial that has finished, {@code <id>.failed.json} of one that has failed. A file
 * that is not a sound record of its name is reported, and neither used nor overwritten nor deleted. Several may write one record
 * at once: the first that is finished wins, and is never replaced.
 *
 * @param folder need not exist; made by the first {@link #write}
 */
public record RunStore(Path folder) {
    private static final String SUFFIX = ".json";
    private static final String FAILED = ".failed" + SUFFIX;
    private static final int DIGITS = 12;

    /**
     * What the names in a folder say, without a look into the files.
     *
     * @param finished ids of trials that have a file for a finished record
     * @param failed ids of trials that have one for a failed record, also beside a finished one
     */
    public record Names(Set<String> finished, Set<String> failed) {
        public Names {
            finished = Set.copyOf(finished);
            failed = Set.copyOf(failed);
        }
    }

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

    /** The file of the record of a failed trial. */
    public Path failure(String id) {
        return folder.resolve(id + FAILED);
    }

    /** Where records are kept that have other bits than the one that was first, on the same machine class. */
    public Path different() {
        return folder.resolveSibling("different");
    }

    /** One listing of the folder. */
    public Names names() throws IOException {
        var finished = new HashSet<String>();
        var failed = new HashSet<String>();
        for (var file : files()) {
            var name = file.getFileName().toString();
            if (name.endsWith(FAILED)) {
                failed.add(name.substring(0, name.length() - FAILED.length()));
            } else if (name.endsWith(SUFFIX)) {
                finished.add(name.substring(0, name.length() - SUFFIX.length()));
            }
        }
        return new Names(finished, failed);
    }

    /** Whether a trial has a file for a finished record now, also if another host has just written it. */
    public boolean isThereNow(String id) throws IOException {
        SharedFile.refresh(folder);
        return Files.exists(file(id));
    }

    /** Whether the file of a trial's finished record holds that; one look into one file. */
    public boolean isFinished(String id) {
        return Files.exists(file(id))
                && read(file(id)).record().filter(RunRecord::isFinished).isPresent();
    }

    /** When a trial failed last, by the clock of the file system; empty if it did not. */
    public Optional<FileTime> failedAt(String id) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(failure(id)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Reads everything in the folder. */
    public Content read() throws IOException {
        var records = new TreeMap<String, RunRecord>();
        var rejected = new ArrayList<Rejected>();
        for (var file : files()) {
            var reading = read(file);
            if (reading.record().isEmpty() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                // A failed record that has given way since the listing.
                continue;
            }
            reading.record().ifPresent(r -> records.merge(r.id(), r, (one, other) -> one.isFinished() ? one : other));
            if (reading.record().isEmpty()) {
                rejected.add(new Rejected(file, reading.problem()));
            }
        }
        return new Content(records, rejected);
    }

    /**
     * Writes a record. A failed record of the same trial gives way; a finished one stays, whoever wrote it.
     *
     * @return what people should know of it, in one line; empty if all is as it should be
     * @throws StoreProblem if the trial's file is not a record of it
     */
    public Optional<String> write(RunRecord record) throws IOException {
        var file = file(record.id());
        var text = Json.pretty(Json.tree(record));
        if (!record.isFinished()) {
            if (!Files.exists(file) || !present(file).isFinished()) {
                writeFailure(record.id(), text);
            }
            return Optional.empty();
        }
        if (SharedFile.writeFirst(file, text)) {
            Files.deleteIfExists(failure(record.id()));
            return Optional.empty();
        }
        var first = present(file);
        if (!first.isFinished()) {
            // Failed records once had this name too.
            SharedFile.replace(file, text);
            return Optional.empty();
        }
        return first.digest().equals(record.digest()) ? Optional.empty() : keepBeside(first, record, text);
    }

    private void writeFailure(String id, String text) throws IOException {
        try {
            SharedFile.replace(failure(id), text);
        } catch (NoSuchFileException e) {
            // Another process has finished the trial meanwhile, and this was swept away.
            if (!isFinished(id)) {
                throw e;
            }
        }
    }

    /**
     * Deletes what is beside finished records and means nothing any more: failed ones that did not give way, as their process was
     * killed in that moment, and what writers that are dead or late have not ended.
     */
    public void sweep() throws IOException {
        for (var id : names().failed()) {
            if (isFinished(id)) {
                Files.deleteIfExists(failure(id));
            }
        }
        SharedFile.sweep(
                folder, name -> name.endsWith(SUFFIX) && isFinished(name.replaceFirst("(\\.failed)?\\.json$", "")));
        SharedFile.sweep(different());
    }

    private Optional<String> keepBeside(RunRecord first, RunRecord second, String text) throws IOException {
        if (!first.machine().equals(second.machine())) {
            return Optional.of("finished on another machine class first, which counts; this result is dropped");
        }
        var kept = different().resolve(second.id() + "-" + second.digest().substring(0, DIGITS) + SUFFIX);
        SharedFile.writeFirst(kept, text);
        return Optional.of("run twice on one machine class with different bits: " + file(first.id()) + " counts, and "
                + kept + " is kept; the same trial must give the same bits, please report both");
    }

    private static RunRecord present(Path file) {
        var present = read(file);
        return present.record().orElseThrow(() -> new StoreProblem(occupied(file, present.problem())));
    }

    /** The records that have other bits than the one that counts, on the same machine class; there should be none. */
    public List<Path> keptBeside() throws IOException {
        return new RunStore(different()).files();
    }

    /**
     * Checks that none of the trials' files is taken by something else.
     *
     * @throws StoreProblem naming all that are
     */
    public static void requireFree(Content content, List<String> ids) {
        var taken = content.rejected().stream()
                .filter(r -> ids.stream()
                        .anyMatch(
                                id -> r.file().endsWith(id + SUFFIX) || r.file().endsWith(id + FAILED)))
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
        var isNamed =
                file.endsWith(record.id() + SUFFIX) || (file.endsWith(record.id() + FAILED) && !record.isFinished());
        if (!isNamed) {
            found.add("its name is not that of its trial, " + record.id() + (record.isFinished() ? SUFFIX : FAILED));
        }
        return found.isEmpty()
                ? new Reading(Optional.of(record), "")
                : rejected("edited or foreign: " + String.join("; ", found));
    }

    private static Reading rejected(String reason) {
        return new Reading(Optional.empty(), reason);
    }
}
