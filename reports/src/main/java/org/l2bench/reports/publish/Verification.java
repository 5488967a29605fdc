package org.l2bench.reports.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.record.AtomicFile;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.RunRecord;

/**
 * That code of another version than the published records' has given the same bits in some of their trials. Stands beside the
 * records; the latest replaces an earlier one.
 *
 * @param format version of this layout; see {@link #FORMAT}
 * @param published code version of the records; of several parts, those of each
 * @param code version that has run them again
 * @param trials ids of the records that it found again, bit for bit
 * @param machine class of the machine that has run them again; the records may be of another one that gives the same bits
 */
public record Verification(
        int format, String experiment, String published, String code, List<String> trials, MachineClass machine) {
    public static final int FORMAT = 1;
    public static final String FILE = "verified.json";

    public Verification {
        // Null where an edited file has no list; it then is of no records.
        trials = trials == null ? List.of() : trials.stream().sorted().toList();
    }

    public static Verification of(
            String experiment, String published, String code, List<String> trials, MachineClass machine) {
        return new Verification(FORMAT, experiment, published, code, trials, machine);
    }

    /** What the page says. */
    public String sentence() {
        return "code " + code + " gives the same bits in " + trials.size()
                + (trials.size() == 1 ? " trial: " : " trials: ") + String.join(", ", trials);
    }

    /** The code versions of trials, in the words of {@link CodeVersion#inWords}. */
    public static String codeOf(Collection<TrialInputs> trials) {
        var versions = new TreeMap<String, String>();
        trials.forEach(t ->
                versions.merge(t.part(), t.code(), (one, other) -> one.contains(other) ? one : one + " or " + other));
        return CodeVersion.inWords(versions);
    }

    /**
     * Whether today's code has run a trial of each part again whose records are not of it.
     *
     * @param today code version of each part
     */
    boolean covers(Collection<RunRecord> records, SortedMap<String, String> today) {
        var inputs = records.stream().map(RunRecord::inputs).toList();
        var runAgain = inputs.stream().filter(t -> trials.contains(t.id())).toList();
        return code.equals(CodeVersion.inWords(today))
                && leftOut(inputs, runAgain, today).isEmpty();
    }

    /**
     * The parts whose published trials are not of today's code, and of which none is run again.
     *
     * @param today code version of each part
     */
    public static SortedSet<String> leftOut(
            Collection<TrialInputs> published, Collection<TrialInputs> runAgain, SortedMap<String, String> today) {
        var parts = published.stream()
                .filter(t -> !t.code().equals(today.get(t.part())))
                .map(TrialInputs::part)
                .collect(Collectors.toCollection(TreeSet::new));
        runAgain.forEach(t -> parts.remove(t.part()));
        return parts;
    }

    /** Whether it is about these records and no others. */
    public boolean isOf(Collection<RunRecord> records) {
        return !trials.isEmpty()
                && codeOf(records.stream().map(RunRecord::inputs).toList()).equals(published)
                && records.stream().map(RunRecord::id).toList().containsAll(trials);
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), Json.pretty(this));
    }

    /**
     * The one in a folder of published results, if there is one.
     *
     * @throws UnreadableFile if the file is not a verification, with its name and the reason
     */
    static Optional<Verification> in(Path folder) throws UnreadableFile {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var read = JsonFile.read(file, Verification.class);
        if (read.format() != FORMAT) {
            throw new UnreadableFile(file, "has format " + read.format() + ", this version reads " + FORMAT);
        }
        return Optional.of(read);
    }
}
