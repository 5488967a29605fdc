package org.l2bench.core.lease;

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
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of one folder, one file each, as one process sees and takes them. A lease is taken by making its file, which one
 * process can do on local disks, NFS from version 3 and Lustre alike; it needs no file locks. Its holder writes into it from time to
 * time; that of a holder that no longer does is taken away, by the one process that gets a link to it, and is free then. Where there
 * are no links a rename does it, and in rare cases two processes then hold one lease: the work is done twice, and nothing is lost.
 *
 * <p>Every file of a lease can go at any moment once its work is finished, see {@link #sweep}: all that is done here bears that.
 */
public final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    /** In place of an id, of files whose time is asked for. */
    private static final String CLOCK = "clock";

    private final Path folder;
    private final Holder self;
    private final Patience patience;
    private final LongSupplier nanos;
    private final Map<String, FileChannel> held = new ConcurrentHashMap<>();
    private final Map<String, Seen> watched = new ConcurrentHashMap<>();
    /** Since when, by our own clock, others have been at taking a lease away. */
    private final Map<Path, Long> turns = new ConcurrentHashMap<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Duration> clock = Optional.empty();
    private boolean beats;

    /** When a lease was written last, and since when, by our own clock, that has been so. */
    private record Seen(FileTime written, long since) {}

    /** What is known of a lease. */
    public enum State {
        /** It can be taken. */
        FREE,
        /** Its holder lives, as far as one can tell. */
        HELD,
        /** Its holder has been silent for long; whether it is dead will be known before long. */
        SUSPECT
    }

    /** @param nanos a clock that never goes back, in nanoseconds */
    Leases(Path folder, Holder self, Patience patience, LongSupplier nanos) {
        this.folder = folder;
        this.self = self;
        this.patience = patience;
        this.nanos = nanos;
    }

    /** The leases in a folder, which need not exist. */
    public static Leases in(Path folder, Patience patience) {
        return new Leases(folder, Holder.ofThisProcess(), patience, System::nanoTime);
    }

    public static Leases in(Path folder) {
        return in(folder, Patience.USUAL);
    }

    /**
     * Takes a lease if nobody has it.
     *
     * @return whether it is this process's now
     */
    public boolean take(String id, String work, String code) throws IOException {
        if (isClosed()) {
            return false;
        }
        var created = create(id);
        if (created.isEmpty()) {
            return false;
        }
        // Closed, so that a network file system shows it to others at once; that does not wait for a local disk.
        try (var channel = created.get()) {
            write(channel, Json.MAPPER.writeValueAsString(new Lease(self, work, code)) + "\n");
        }
        try {
            held.put(id, FileChannel.open(file(id), StandardOpenOption.WRITE));
        } catch (NoSuchFileException e) {
            LOG.debug("lease {} was swept away at once: its work is finished", id, e);
            return false;
        }
        startBeats();
        if (isClosed()) {
            release(id);
            return false;
        }
        return true;
    }

    private Optional<FileChannel> create(String id) throws IOException {
        try {
            return Optional.of(open(id));
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } catch (NoSuchFileException e) {
            Files.createDirectories(folder);
        }
        try {
            return Optional.of(open(id));
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
    }

    private FileChannel open(String id) throws IOException {
        return FileChannel.open(file(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    /** Gives a lease back; one that another process has taken over stays with that, and one that is gone is no error. */
    public void release(String id) throws IOException {
        var channel = held.remove(id);
        if (channel == null) {
            return;
        }
        channel.close();
        if (read(id).filter(l -> l.holder().equals(self)).isPresent()) {
            Files.deleteIfExists(file(id));
        }
    }

    /** Ids of the leases that others have, dead or alive. One listing. */
    public Set<String> others() throws IOException {
        var ids = new HashSet<String>();
        try (var files = Files.newDirectoryStream(folder, f -> !isAside(f))) {
            files.forEach(f -> ids.add(f.getFileName().toString()));
        } catch (NoSuchFileException e) {
            return Set.of();
        }
        ids.removeAll(held.keySet());
        return ids;
    }

    /** What a lease says; empty if there is none, or if it is being written. */
    public Optional<Lease> read(String id) throws IOException {
        try {
            return Optional.ofNullable(JsonFile.read(file(id), Lease.class));
        } catch (UnreadableFile e) {
            LOG.debug("lease {} cannot be read", id, e);
            return Optional.empty();
        }
    }

    /** A lease whose holder lives, as far as one look can tell. */
    public Optional<Lease> living(String id) throws IOException {
        try {
            var isSilent = age(Files.getLastModifiedTime(file(id))).compareTo(patience.stale()) >= 0;
            return isSilent ? Optional.empty() : read(id).filter(l -> !hasEnded(l));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether a holder is of this system and has ended, so that there is nothing to wait for. */
    public boolean hasEnded(Lease lease) {
        return lease.holder().hasEnded(self);
    }

    /** Looks whether the holder of a lease is dead, and frees the lease if it is. */
    public State look(String id) throws IOException {
        FileTime written;
        try {
            written = Files.getLastModifiedTime(file(id));
        } catch (NoSuchFileException e) {
            watched.remove(id);
            return State.FREE;
        }
        var lease = read(id);
        var state = lease.filter(this::hasEnded).isPresent() ? State.FREE : state(id, written);
        return state == State.FREE && !moveAside(id, lease, written) ? State.HELD : state;
    }

    private State state(String id, FileTime written) throws IOException {
        var seen = watched.compute(
                id,
                (i, before) -> before != null && before.written().equals(written)
                        ? before
                        : new Seen(written, nanos.getAsLong()));
        var silent = Duration.ofNanos(nanos.getAsLong() - seen.since());
        if (silent.compareTo(patience.unseen()) >= 0) {
            return State.FREE;
        }
        if (age(written).compareTo(patience.stale()) < 0) {
            return State.HELD;
        }
        return silent.compareTo(patience.watch()) >= 0 ? State.FREE : State.SUSPECT;
    }

    /** By the clock of the file system. */
    public Duration age(FileTime written) throws IOException {
        if (clock.isEmpty()) {
            clock = Optional.of(now().minusNanos(nanos.getAsLong()));
        }
        return clock.get().plusNanos(nanos.getAsLong()).minus(sinceEpoch(written));
    }

    /** Time of a file that is made just now. */
    private Duration now() throws IOException {
        var mark = aside(CLOCK);
        Files.createDirectories(folder);
        while (true) {
            Files.createFile(mark);
            try {
                return sinceEpoch(Files.getLastModifiedTime(mark));
            } catch (NoSuchFileException e) {
                LOG.debug("{} was swept away and is made again", mark, e);
            } finally {
                Files.deleteIfExists(mark);
            }
        }
    }

    private static Duration sinceEpoch(FileTime time) {
        var instant = time.toInstant();
        return Duration.ofSeconds(instant.getEpochSecond(), instant.getNano());
    }

    /**
     * Takes the file of a dead holder away; false if another process is at it, or was faster. All who have judged this very file want
     * one link of the same name, and only one gets it: where links are, a lease that was taken meanwhile is never touched.
     */
    private boolean moveAside(String id, Optional<Lease> judged, FileTime written) throws IOException {
        var turn = folder.resolve("." + id + ".over." + written.to(TimeUnit.NANOSECONDS));
        try {
            Files.createLink(turn, file(id));
        } catch (FileAlreadyExistsException e) {
            giveUpForgotten(turn);
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (FileSystemException | UnsupportedOperationException e) {
            LOG.debug("no links in {}", folder, e);
            return renamedAside(id, judged, written);
        }
        watched.remove(id);
        try {
            boolean isJudged = Files.getLastModifiedTime(turn).equals(written);
            if (isJudged) {
                Files.deleteIfExists(file(id));
            }
            return isJudged;
        } catch (NoSuchFileException e) {
            LOG.debug("lease {} was swept away meanwhile", id, e);
            return false;
        } finally {
            Files.deleteIfExists(turn);
        }
    }

    /** A process may have ended between its link and the end of its turn. */
    private void giveUpForgotten(Path turn) throws IOException {
        var seen = turns.computeIfAbsent(turn, t -> nanos.getAsLong());
        if (nanos.getAsLong() - seen >= patience.unseen().toNanos()) {
            turns.remove(turn);
            Files.deleteIfExists(turn);
        }
    }

    /** The same by a rename: a lease that was taken meanwhile is moved as well, and put back, unless a third process was faster. */
    private boolean renamedAside(String id, Optional<Lease> judged, FileTime written) throws IOException {
        var aside = aside(id);
        try {
            Files.move(file(id), aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return true;
        }
        watched.remove(id);
        try {
            if (Files.getLastModifiedTime(aside).equals(written)) {
                return true;
            }
            LOG.debug("lease {} of {} was taken meanwhile", id, judged);
            putBack(id, aside);
            return false;
        } catch (NoSuchFileException e) {
            LOG.debug("lease {} was swept away meanwhile", id, e);
            return false;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void putBack(String id, Path aside) throws IOException {
        var text = Files.readString(aside);
        try (var channel = open(id)) {
            write(channel, text);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("lease {} has another holder already", id, e);
        }
    }

    /**
     * Deletes the leases on finished work, whoever has them, and what processes have left that were killed while they took such a
     * lease away or asked for the time. A process that is killed between its result and the end of its lease leaves one that nobody
     * would ever take over. What this process holds stays.
     *
     * @param isFinished whether the work of an id is done for good, so that no lease of it means anything any more
     */
    public void sweep(Predicate<String> isFinished) throws IOException {
        var all = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder)) {
            files.forEach(all::add);
        } catch (NoSuchFileException e) {
            return;
        }
        for (var file : all) {
            var id = idOf(file);
            var isMark = isAside(file) && id.equals(CLOCK);
            if (!held.containsKey(id) && (isMark || isFinished.test(id))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private synchronized void startBeats() {
        if (!beats) {
            beats = true;
            var thread = new Thread(this::beat, "leases");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void beat() {
        try {
            while (!closed.await(patience.beat().toMillis(), TimeUnit.MILLISECONDS)) {
                held.forEach(this::beat);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The open file is the one that was taken, also when it has been moved aside: another holder's is never written into. */
    private void beat(String id, FileChannel channel) {
        try {
            var first = ByteBuffer.wrap(new byte[] {'{'});
            channel.write(first, 0);
            // A network file system sees it no earlier.
            channel.force(false);
        } catch (IOException e) {
            LOG.debug("lease {} gave no sign of life", id, e);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Gives all leases back and takes no more. */
    @Override
    public void close() {
        closed.countDown();
        for (var id : Set.copyOf(held.keySet())) {
            try {
                release(id);
            } catch (IOException e) {
                LOG.debug("lease {} stays until it is stale", id, e);
            }
        }
    }

    private Path file(String id) {
        return folder.resolve(id);
    }

    private Path aside(String id) {
        return folder.resolve("." + id + "." + self.token());
    }

    /** Of a lease, or of what is beside it: there the id stands between two dots. */
    private static String idOf(Path file) {
        var name = file.getFileName().toString();
        return isAside(file) ? name.substring(1).replaceFirst("\\..*", "") : name;
    }

    private static boolean isAside(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
