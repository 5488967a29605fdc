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
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Files that processes on several hosts may write at once, in a folder that all of them see. Each is there as a whole or not at
 * all. Their temporary names are random: two hosts can have processes of one number. A temporary file whose writing is not needed
 * any more can go at any moment, see {@link #sweep}.
 */
public final class SharedFile {
    private static final String SUFFIX = ".tmp";
    private static final String LOOK = "look";
    private static final Pattern TEMPORARY = Pattern.compile("\\.(.+)\\.[^.]+\\.tmp");
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
     * Gives a whole file the name that it is to have, unless that is taken. The file is gone from its old name either way; it may
     * be gone before where the name is taken.
     *
     * @return whether it has that name now
     */
    static boolean putFirst(Path whole, Path file) throws IOException {
        try {
            return linkFirst(whole, file);
        } catch (NoSuchFileException e) {
            // Another one was first, and the whole file was swept away as it is not needed.
            if (Files.exists(file)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean linkFirst(Path whole, Path file) throws IOException {
        try {
            Files.createLink(file, whole);
            Files.deleteIfExists(whole);
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
            Files.deleteIfExists(whole);
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
        var mark = temporary(folder.resolve(LOOK));
        try {
            Files.createFile(mark);
        } catch (NoSuchFileException e) {
            Files.createDirectories(folder);
            Files.createFile(mark);
        }
        Files.deleteIfExists(mark);
    }

    /** Deletes the temporary files of writers that can no longer be first, dead or not; {@link #writeFirst} bears that. */
    static void sweep(Path folder) throws IOException {
        sweep(folder, name -> Files.exists(folder.resolve(name)));
    }

    /**
     * Deletes temporary files whose writing is not needed, whether their writers are dead or not, and what was made for a moment only
     * to look at the folder. No clock is asked.
     *
     * @param isNeedless whether a file of this name need not be written any more, and its writers bear that
     */
    static void sweep(Path folder, Predicate<String> isNeedless) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var wanted = TEMPORARY.matcher(file.getFileName().toString());
                if (wanted.matches() && (isMark(wanted.group(1)) || isNeedless.test(wanted.group(1)))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether no file is to get this name: {@link #refresh} makes such, and {@link #deleteAbandoned} beside a temporary file. */
    private static boolean isMark(String name) {
        return name.equals(LOOK) || TEMPORARY.matcher(name).matches();
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
