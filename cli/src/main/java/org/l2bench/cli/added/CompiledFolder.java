package org.l2bench.cli.added;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import org.l2bench.core.file.WholeFolder;
import org.l2bench.core.json.Json;

/** Folders of classes in a cache, each named after the digest of its content, and there as a whole or not at all. */
final class CompiledFolder {
    private static final int DIGITS = 16;
    /** Longer than any run takes; a folder that was not asked for since then goes. */
    private static final Duration KEPT = Duration.ofDays(90);

    private CompiledFolder() {}

    /** Gives a folder of the cache its name; the one that has it already if there is one. */
    static Path keep(Path made, Path cache) throws IOException {
        var kept = cache.resolve(digest(made));
        if (!Files.isDirectory(kept)) {
            dropOld(cache);
            WholeFolder.putFirst(made, kept);
        }
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
        return kept;
    }

    private static String digest(Path folder) throws IOException {
        var digest = Json.sha256();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var content = Files.readAllBytes(file);
                var name = folder.relativize(file).toString().replace('\\', '/');
                digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static void dropOld(Path cache) throws IOException {
        var oldest = Instant.now().minus(KEPT);
        try (var folders = Files.list(cache)) {
            for (var folder : folders.toList()) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
                    delete(folder);
                }
            }
        }
    }

    /** Deletes a folder, if it is there. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
