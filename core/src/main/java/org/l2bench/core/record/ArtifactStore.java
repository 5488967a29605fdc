package org.l2bench.core.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;

/**
 * A folder of artifacts: content in {@code <id>.bin}, its note in {@code <id>.json}. What is read has the digest of its
 * note; anything else is refused.
 *
 * @param folder need not exist; made when the first artifact is built
 */
public record ArtifactStore(Path folder) {
    /** The file of an artifact's content. */
    public Path content(String id) {
        return folder.resolve(id + ".bin");
    }

    /** Where a process builds the content of an artifact; removed if something cut-off is there. */
    public Path unfinished(String id) throws IOException {
        Files.createDirectories(folder);
        AtomicFile.deleteUnfinished(content(id));
        return AtomicFile.temporary(content(id));
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
            throw damaged(id, "its note is that of another artifact or version");
        }
        if (!Files.exists(content(id))) {
            throw damaged(id, "its content is missing");
        }
        var found = Json.sha256OfFile(content(id));
        if (!found.equals(note.digest())) {
            throw damaged(
                    id,
                    "its content has the digest " + found.substring(0, 12) + ", its note says "
                            + note.digest()
                                    .substring(0, Math.min(12, note.digest().length())));
        }
        return Optional.of(note);
    }

    /** Makes what was built in {@link #unfinished} the content of an artifact, and writes its note. */
    public ArtifactNote finish(ArtifactInputs inputs, MachineClass machine, Execution execution) throws IOException {
        var id = inputs.id();
        var built = AtomicFile.temporary(content(id));
        if (!Files.isRegularFile(built)) {
            throw new StoreProblem("artifact " + inputs.name() + " was built without content");
        }
        try (var channel = FileChannel.open(built, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        var note = new ArtifactNote(ArtifactNote.FORMAT, id, inputs, machine, Json.sha256OfFile(built), execution);
        Files.move(built, content(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFile.write(note(id), Json.pretty(Json.tree(note)));
        return note;
    }

    private Path note(String id) {
        return folder.resolve(id + ".json");
    }

    private ArtifactNote read(String id) {
        try {
            return JsonFile.read(note(id), ArtifactNote.class);
        } catch (UnreadableFile e) {
            throw damaged(id, "its note is not one of this version: " + e.reason());
        }
    }

    private StoreProblem damaged(String id, String how) {
        return new StoreProblem("artifact " + content(id) + " is damaged: " + how + ". It is not used; delete it and "
                + note(id).getFileName() + ", and it is built again");
    }
}
