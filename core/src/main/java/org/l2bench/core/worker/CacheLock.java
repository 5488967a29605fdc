package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps two processes, also on two machines that share a home, from doing the same work at once. It only saves that work:
 * where a file system has no locks, or a holder does not end, one goes on without, so nothing may depend on being alone.
 */
final class CacheLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final long MILLIS_BETWEEN_TRIES = 100;

    private final FileChannel channel;
    private final Optional<FileLock> lock;

    private CacheLock(FileChannel channel, Optional<FileLock> lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits for the lock. The process must not ask for it twice at a time.
     *
     * @param notes told if it takes long
     */
    static CacheLock take(Path file, Consumer<String> notes) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new CacheLock(channel, lock(channel, file, notes));
        } catch (IOException e) {
            // Some network file systems have no locks at all.
            return new CacheLock(channel, Optional.empty());
        }
    }

    /** Whether other processes are really kept out. */
    boolean isHeld() {
        return lock.isPresent();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Optional<FileLock> lock(FileChannel channel, Path file, Consumer<String> notes) throws IOException {
        var start = System.nanoTime();
        var told = false;
        try {
            while (System.nanoTime() - start < PATIENCE.toNanos()) {
                var lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(lock);
                }
                if (!told && System.nanoTime() - start > SILENCE.toNanos()) {
                    told = true;
                    notes.accept("waiting for another l2bench, which has " + file);
                }
                Thread.sleep(MILLIS_BETWEEN_TRIES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
