package org.l2bench.core.neighbour.inverted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.function.LongConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.neighbour.Shares;

/**
 * Builds an inverted file: centres from a sample, then the list of each key, then the keys in their lists. What was cut off is gone
 * on with where the centres are there, and however many lists; the bytes are the same, for any number of threads. Unfinished work
 * lies beside the file, in {@code FILE.centres}, {@code FILE.assigned} and {@code FILE.part}. Memory: the sample, and blocks of keys.
 */
public final class InvertedBuild {
    /** Keys whose lists are found together by one thread. */
    private static final int SHARE = 1 << 14;

    private final Path file;
    private final KeyFile source;
    private final InvertedFile.Head head;
    private final int threads;
    private final LongConsumer assigned;

    private InvertedBuild(Path file, KeyFile source, InvertedSpec spec, int threads, LongConsumer assigned) {
        this.file = file;
        this.source = source;
        this.head = InvertedFile.Head.of(source, spec);
        this.threads = threads;
        this.assigned = assigned;
    }

    /** Builds the file, or goes on building it. */
    public static InvertedFile build(Path file, KeyFile keys, InvertedSpec spec, int threads) throws IOException {
        return build(file, keys, spec, threads, n -> {});
    }

    /**
     * The same with progress.
     *
     * @param assigned told from time to time how many keys have their lists
     */
    public static InvertedFile build(Path file, KeyFile keys, InvertedSpec spec, int threads, LongConsumer assigned)
            throws IOException {
        if (spec.lists() > keys.size()) {
            throw new IllegalArgumentException(
                    "lists must be at most the " + keys.size() + " keys of " + keys.path() + ", was " + spec.lists());
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, was " + threads);
        }
        return new InvertedBuild(file, keys, spec, threads, assigned).build();
    }

    private InvertedFile build() throws IOException {
        try (var scope = new PointerScope()) {
            var centres = centres();
            assign(Centroids.of(centres, head.dimension()));
            var whole = new ListWriter(source, head, beside(".assigned")).write(beside(".part"), centres);
            Files.move(beside(".part"), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(beside(".centres"));
            Files.delete(beside(".assigned"));
            return InvertedFile.built(file, whole, source);
        }
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Those of an earlier build of the same file, or new ones. */
    private float[] centres() throws IOException {
        var kept = beside(".centres");
        int count = head.spec().lists() * head.dimension();
        if (isOf(kept) && Files.size(kept) == FileHead.BYTES + 4L * count) {
            try (var mapped = MappedFile.open(kept);
                    var scope = new PointerScope()) {
                return TensorArrays.floats(mapped.matrix(FileHead.BYTES, 1, count, ScalarType.Float));
            }
        }
        var centres = KMeans.centres(source.keys(), head.spec(), threads);
        var bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(centres);
        Files.deleteIfExists(beside(".assigned"));
        try (var channel = FileChannel.open(
                kept, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            FileHead.write(channel, head);
            FileHead.writeFully(channel, bytes, FileHead.BYTES);
        }
        return centres;
    }

    private boolean isOf(Path unfinished) {
        try {
            return FileHead.read(unfinished, InvertedFile.Head.class, "unfinished work")
                    .equals(head);
        } catch (UnreadableFile e) {
            return false; // missing, or cut off before anything was there
        }
    }

    /** Appends the list of every key, int32, to what is there. */
    private void assign(Centroids centroids) throws IOException {
        var kept = beside(".assigned");
        boolean goesOn = isOf(kept);
        try (var channel =
                FileChannel.open(kept, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (!goesOn) {
                channel.truncate(0);
                FileHead.write(channel, head);
            }
            long done = Math.min(head.keys(), (channel.size() - FileHead.BYTES) / 4);
            while (done < head.keys()) {
                int length = (int) Math.min((long) SHARE * threads, head.keys() - done);
                var bytes = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asIntBuffer().put(lists(centroids, done, length));
                FileHead.writeFully(channel, bytes, FileHead.BYTES + 4 * done);
                done += length;
                assigned.accept(done);
            }
        }
    }

    private int[] lists(Centroids centroids, long first, int length) {
        var lists = new int[length];
        var shares = new ArrayList<Runnable>();
        for (int start = 0; start < length; start += SHARE) {
            int own = start;
            shares.add(() -> {
                try (var scope = new PointerScope()) {
                    Tensor keys = source.keys().narrow(0, first + own, Math.min(SHARE, length - own));
                    centroids.nearest(keys, lists, own);
                }
            });
        }
        Shares.run(shares);
        return lists;
    }

    /** What unfinished work for a file takes away again, for somebody who gives up. */
    public static void deleteUnfinished(Path file) {
        for (var suffix : new String[] {".centres", ".assigned", ".part"}) {
            try {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
