package org.l2bench.core.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** The right to write into a run folder. One process has it; it ends with {@link #close} or with the process. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock of a folder, which is made if needed.
     *
     * @throws StoreProblem if another run has it
     */
    public static RunLock take(RunFolder folder) throws IOException {
        Files.createDirectories(folder.path());
        var channel = FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new RunLock(channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new StoreProblem(taken(folder), e);
        }
        channel.close();
        throw new StoreProblem(taken(folder));
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static String taken(RunFolder folder) {
        return "another l2bench run is writing into " + folder.path()
                + "; wait until it ends, or give this one another folder with --out";
    }
}
