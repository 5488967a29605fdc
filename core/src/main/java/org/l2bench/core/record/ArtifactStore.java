package org.l2bench.core.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;

/**
 * A folder of artifacts: content in {@code <id>-<digest>.bin}, its note in {@code <id>.json}. What is read has the digest of
 * its note; anything else is refused. Several may build one artifact at once: the first note wins, and the content that it
 * names is never replaced.
 *
 * @param folder need not exist; made when the first artifact is built
 */
public record ArtifactStore(Path folder) {
    private static final String NOTE = ".json";
    private static final int DIGITS = 12;

    /**
     * An artifact that was put into the store.
     *
     * @param note the one that counts; of another builder if that was first
     * @param remark what people should know of it, in one line
     */
    public record Finished(ArtifactNote note, Optional<String> remark) {}

    /** The file of an artifact's content. */
    public Path content(String id, String digest) {
        var file = folder.resolve(id + "-" + start(digest) + ".bin");
        var earlier = folder.resolve(id + ".bin");
        // Before several could build at once, there was one name.
        return !Files.exists(file) && Files.exists(earlier) ? earlier : file;
    }

    /** Ids of all artifacts that have a note. Looks at names only. */
    public Set<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(NOTE) && !n.startsWith("."))
                    .map(n -> n.substring(0, n.length() - NOTE.length()))
                    .collect(Collectors.toSet());
        }
    }

    /** Whether an artifact has a note now, also if another host has just written it. */
    public boolean isThereNow(String id) throws IOException {
        SharedFile.refresh(folder);
        return Files.exists(note(id));
    }

    /**
     * The note of a finished artifact whose content is whole.
     *
     * @return empty if the artifact was not built, or not to its end
     * @throws StoreProblem if content and note do not fit
     */
    public Optional<ArtifactNote> find(String id) throws IOException {
        if (!Files.exists(note(id))) {
            return Optional.empty();
        }
        var note = read(id);
        if (note.format() != ArtifactNote.FORMAT
                || !note.id().equals(id)
                || !note.inputs().id().equals(id)) {
            throw damaged(id, folder.resolve(id + ".bin"), "its note is that of another artifact or version");
        }
        var content = content(id, note.digest());
        if (!Files.exists(content)) {
            throw damaged(id, content, "its content is missing");
        }
        var found = Json.sha256OfFile(content);
        if (!found.equals(note.digest())) {
            throw damaged(
                    id,
                    content,
                    "its content has the digest " + start(found) + ", its note says " + start(note.digest()));
        }
        return Optional.of(note);
    }

    /**
     * Makes what was built the content of an artifact, and writes its note.
     *
     * @param built a file on the same file system, which is moved away
     */
    public Finished finish(Path built, ArtifactInputs inputs, MachineClass machine, Execution execution)
            throws IOException {
        var id = inputs.id();
        if (!Files.isRegularFile(built)) {
            throw new StoreProblem("artifact " + inputs.name() + " was built without content");
        }
        try (var channel = FileChannel.open(built, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        var note = new ArtifactNote(ArtifactNote.FORMAT, id, inputs, machine, Json.sha256OfFile(built), execution);
        Files.createDirectories(folder);
        var content = folder.resolve(id + "-" + start(note.digest()) + ".bin");
        // What is there under this name has the same bytes, and another host may be reading it.
        SharedFile.putFirst(built, content);
        if (SharedFile.writeFirst(note(id), Json.pretty(Json.tree(note)))) {
            return new Finished(note, Optional.empty());
        }
        var first = read(id);
        if (first.digest().equals(note.digest())) {
            return new Finished(first, Optional.empty());
        }
        if (!first.machine().equals(machine)) {
            Files.deleteIfExists(content);
            return new Finished(
                    first, Optional.of("built on another machine class first, which counts; this one is dropped"));
        }
        var second = folder.resolve(id + "-" + start(note.digest()) + NOTE);
        SharedFile.writeFirst(second, Json.pretty(Json.tree(note)));
        return new Finished(
                first,
                Optional.of("built twice on one machine class with different bits: " + note(id) + " counts, and "
                        + second + " is kept beside it; the same inputs must give the same bits, please report both"));
    }

    /** Deletes what writers of notes that are there have not ended, dead or late. */
    public void sweep() throws IOException {
        SharedFile.sweep(folder);
    }

    private static String start(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }

    private Path note(String id) {
        return folder.resolve(id + NOTE);
    }

    private ArtifactNote read(String id) {
        try {
            return JsonFile.read(note(id), ArtifactNote.class);
        } catch (UnreadableFile e) {
            throw damaged(id, folder.resolve(id + ".bin"), "its note is not one of this version: " + e.reason());
        }
    }

    private StoreProblem damaged(String id, Path content, String how) {
        return new StoreProblem("artifact " + content + " is damaged: " + how + ". It is not used; delete it and "
                + note(id).getFileName() + ", and it is built again");
    }
}
