package org.l2bench.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;

/** Writes text so that a reader sees the old file or the new one, never a part. */
public final class TextFile {
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
        var partial = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
        Files.write(partial, bytes);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
