package org.l2bench.core.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are there as a whole or not at all, even if the process or the machine stops in between. */
public final class AtomicFile {
    private static final String SUFFIX = ".tmp";

    private AtomicFile() {}

    /** Writes text into a new file in the same folder, forces it to the disk and renames it. Makes the folder. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes. */
    public static void write(Path file, byte[] content) throws IOException {
        var target = file.toAbsolutePath();
        var folder = target.getParent();
        Files.createDirectories(folder);
        var temporary = temporary(target);
        try (var channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    /** Where this process writes what will be renamed to the file. */
    static Path temporary(Path file) {
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + SUFFIX);
    }

    /** Deletes what earlier, cut-off attempts to write this file have left. No one may be writing it now. */
    public static void deleteUnfinished(Path file) throws IOException {
        var target = file.toAbsolutePath();
        if (!Files.isDirectory(target.getParent())) {
            return;
        }
        var prefix = "." + target.getFileName() + ".";
        try (var siblings = Files.list(target.getParent())) {
            for (var sibling : siblings.filter(AtomicFile::isUnfinished).toList()) {
                if (sibling.getFileName().toString().startsWith(prefix)) {
                    Files.delete(sibling);
                }
            }
        }
    }

    /** Whether this is a temporary file of {@link #write} that was not renamed, or not yet. */
    static boolean isUnfinished(Path file) {
        var name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(SUFFIX);
    }

    static void force(Path folder) throws IOException {
        // Only POSIX systems can open a folder; elsewhere the rename itself is as durable as it gets.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
