package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.RunFolder;

/**
 * The folder of a trial or artifact that is not finished: its checkpoints, the note of attempts, and what is built. Two processes
 * may be at it at once; so each attempt writes a checkpoint of its own, {@code <machine class>-<random>.ckpt}, and begins with that
 * of an earlier attempt on the same machine class.
 */
record Unfinished(Path folder) {
    private static final String CHECKPOINT = ".ckpt";
    static final String ATTEMPTS = "attempts.json";
    private static final int DIGITS = 12;

    /** The folder, made here. */
    static Unfinished of(RunFolder run, String id) throws IOException {
        return new Unfinished(Files.createDirectories(run.unfinished(id)));
    }

    Path attempts() {
        return folder.resolve(ATTEMPTS);
    }

    /** Where content is built that is moved away when it is whole. */
    Path content() {
        return folder.resolve(UUID.randomUUID() + ".bin");
    }

    /** A file of this attempt alone; there if an earlier attempt on this machine class has left one. */
    Path checkpoint(MachineClass machine) throws IOException {
        var ofClass = Json.sha256(machine).substring(0, DIGITS) + "-";
        var own = folder.resolve(ofClass + UUID.randomUUID() + CHECKPOINT);
        for (var earlier : newestFirst(ofClass)) {
            try {
                Files.move(earlier, own, StandardCopyOption.ATOMIC_MOVE);
                return own;
            } catch (NoSuchFileException e) {
                // Another process goes on with it.
            }
        }
        return own;
    }

    private List<Path> newestFirst(String ofClass) throws IOException {
        record Dated(Path file, FileTime written) {}
        var found = new ArrayList<Dated>();
        for (var file : files()) {
            var name = file.getFileName().toString();
            try {
                if (name.startsWith(ofClass) && name.endsWith(CHECKPOINT)) {
                    found.add(new Dated(file, Files.getLastModifiedTime(file)));
                }
            } catch (NoSuchFileException e) {
                // Another process goes on with it, or has finished the work.
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Dated::written).reversed())
                .map(Dated::file)
                .toList();
    }

    /** Deletes the folder with what all attempts have left, cut-off writes included. One that is still at it does without. */
    void delete() throws IOException {
        for (var file : files()) {
            Files.deleteIfExists(file);
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Another attempt has just written into it, and deletes it when it ends.
            return;
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
