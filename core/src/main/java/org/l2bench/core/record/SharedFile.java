package org.l2bench.core.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * Files that processes on several hosts may write at once, in a folder that all of them see. Each is there as a whole or not at
 * all. Their temporary names are random: two hosts can have processes of one number.
 */
public final class SharedFile {
    private static final String SUFFIX = ".tmp";
    private static final Duration ABANDONED = Duration.ofDays(1);

    private SharedFile() {}

    /** A name beside the file that no other process uses. */
    public static Path temporary(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + SUFFIX);
    }

    /** Writes a file, whatever was there. Makes the folder. */
    public static void replace(Path file, String text) throws IOException {
        var temporary = written(file, text.getBytes(StandardCharsets.UTF_8));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFile.force(file.toAbsolutePath().getParent());
    }

    /**
     * Writes a file that is not there yet. Makes the folder.
     *
     * @return whether this was the first to write it; another one's is left as it is
     */
    public static boolean writeFirst(Path file, String text) throws IOException {
        return writeFirst(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes. */
    static boolean writeFirst(Path file, byte[] content) throws IOException {
        var temporary = written(file, content);
        var isFirst = putFirst(temporary, file);
        AtomicFile.force(file.toAbsolutePath().getParent());
        return isFirst;
    }

    /**
     * Gives a whole file the name that it is to have, unless that is taken. The file is gone from its old name either way.
     *
     * @return whether it has that name now
     */
    static boolean putFirst(Path whole, Path file) throws IOException {
        try {
            Files.createLink(file, whole);
            Files.delete(whole);
            return true;
        } catch (FileAlreadyExistsException e) {
            // On NFS an answer can get lost: the link that is in the way may be this one's own.
            var isOwn = isSame(whole, file);
            Files.deleteIfExists(whole);
            return isOwn;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            return moveFirst(whole, file);
        }
    }

    /** Where there are no links, two that look at once both move; what trials write is the same then. */
    private static boolean moveFirst(Path whole, Path file) throws IOException {
        if (Files.exists(file)) {
            Files.delete(whole);
            return false;
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        try {
            return Files.isSameFile(one, other);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Path written(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var temporary = temporary(file);
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return temporary;
    }

    /**
     * Makes the next look into a folder a fresh one. An NFS client believes for up to a minute that a file is absent which it
     * has looked for before, but not once it has itself changed the folder and found that others did too.
     */
    static void refresh(Path folder) throws IOException {
        var mark = temporary(folder.resolve("look"));
        try {
            Files.createFile(mark);
        } catch (NoSuchFileException e) {
            Files.createDirectories(folder);
            Files.createFile(mark);
        }
        Files.deleteIfExists(mark);
    }

    /** Deletes what writers that were cut off a day ago or earlier have left; a younger file may be one that is being written. */
    public static void deleteAbandoned(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(AtomicFile::isUnfinished).toList()) {
                var mark = Files.createFile(temporary(file));
                try {
                    var now = Files.getLastModifiedTime(mark).toInstant();
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ABANDONED))) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException e) {
                    // Finished in this moment.
                } finally {
                    Files.deleteIfExists(mark);
                }
            }
        }
    }
}
