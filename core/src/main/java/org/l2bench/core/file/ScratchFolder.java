package org.l2bench.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary folder that goes, with all that is in it, when its work is done. */
public record ScratchFolder(Path path) implements AutoCloseable {
    /** A new one, empty, whose name begins with these words. */
    public static ScratchFolder named(String words) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(words));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
