package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the artifacts of arms that are timed, which goes when they are. */
record TimingFolder(Path path) implements AutoCloseable {
    TimingFolder() throws IOException {
        this(Files.createTempDirectory("l2bench-timing"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.list(path)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(path);
    }
}
