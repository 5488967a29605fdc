package org.l2bench.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;

/** Writes text so that a reader sees the old file or the new one, never a part. */
public final class TextFile {
    private static final String PARTIAL = ".partial";

    private TextFile() {}

    /** Writes the file if its content differs; says whether it did. */
    public static boolean write(Path file, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Another host may be writing the same page.
        var partial = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + PARTIAL);
        while (true) {
            Files.write(partial, bytes);
            try {
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (NoSuchFileException e) {
                // Another process has swept it away, and cannot know whose it was.
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        }
    }

    /** Deletes what writers in a folder have not ended. One that lives writes it again. */
    public static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(TextFile::isPartial).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isPartial(Path file) {
        var name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(PARTIAL);
    }
}
