package org.l2bench.core.neighbour.inverted;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;

/**
 * Writes keys in one pass, as they come. What was cut off is gone on with: the same keys give the same bytes, wherever it was cut
 * and however they came in blocks. Unfinished keys lie in {@code FILE.part}.
 */
public final class KeyWriter implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final KeyFile.Head head;
    private final FileChannel channel;
    private final MessageDigest digest = Json.sha256();
    private long written;

    private KeyWriter(Path file, Path part, KeyFile.Head head, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.head = head;
        this.channel = channel;
    }

    /**
     * Begins a file of keys, or goes on with the one of the same model, number and dimension that is there unfinished.
     *
     * @param model digest of the model that makes the keys
     * @param keys how many there will be
     */
    public static KeyWriter open(Path file, String model, long keys, int dimension) throws IOException {
        if (keys < 1 || keys >= Integer.MAX_VALUE || dimension < 1) {
            throw new IllegalArgumentException(
                    "a file of keys needs 1 to 2^31 - 2 keys of at least 1 number, had " + keys + " of " + dimension);
        }
        var head = new KeyFile.Head(KeyFile.FORMAT, model, keys, dimension, "");
        var part = file.resolveSibling(file.getFileName() + ".part");
        boolean goesOn = isOf(part, head);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var writer = new KeyWriter(file, part, head, channel);
        if (goesOn) {
            writer.goOn();
        } else {
            channel.truncate(0);
            FileHead.write(channel, head);
        }
        return writer;
    }

    private static boolean isOf(Path part, KeyFile.Head head) {
        try {
            var found = FileHead.read(part, KeyFile.Head.class, "unfinished keys");
            return found.withDigest("").equals(head);
        } catch (UnreadableFile e) {
            return false; // missing, or cut off before anything was there
        }
    }

    private void goOn() throws IOException {
        written = Math.min(head.keys(), (channel.size() - FileHead.BYTES) / head.rowBytes());
        long end = FileHead.BYTES + written * head.rowBytes();
        channel.truncate(end);
        FileHead.update(digest, channel, FileHead.BYTES, end);
    }

    /** How many keys are there; the next one has this position. */
    public long written() {
        return written;
    }

    /**
     * Writes the next keys.
     *
     * @param keys [n, dimension], float32, finite
     * @throws IllegalArgumentException if one is not, by its position; what was written stays
     */
    public void append(Tensor keys) throws IOException {
        if (keys.dim() != 2
                || keys.size(1) != head.dimension()
                || keys.scalar_type().intern() != ScalarType.Float) {
            throw new IllegalArgumentException("keys must be float32 [n, " + head.dimension() + "] as those of " + file
                    + ", were " + keys.scalar_type().intern() + " " + Arrays.toString(keys.shape()));
        }
        if (keys.size(0) > head.keys() - written) {
            throw new IllegalArgumentException(
                    file + " is to have " + head.keys() + " keys, not " + (written + keys.size(0)));
        }
        try (var scope = new PointerScope()) {
            var plain = keys.detach().cpu().contiguous();
            FiniteKeys.check(plain, written);
            var numbers = new BytePointer(plain.data_ptr())
                    .capacity(plain.numel() * Float.BYTES)
                    .asByteBuffer();
            digest.update(numbers.duplicate());
            write(numbers);
        }
        written += keys.size(0);
    }

    private void write(ByteBuffer numbers) throws IOException {
        FileHead.writeFully(channel, numbers, FileHead.BYTES + written * head.rowBytes());
    }

    /** Ends the file and gives it its name. */
    public KeyFile finish() throws IOException {
        if (written != head.keys()) {
            throw new IllegalStateException(file + " is to have " + head.keys() + " keys, has " + written);
        }
        var whole = head.withDigest(FileHead.finish(digest, head));
        FileHead.write(channel, whole);
        channel.force(true);
        channel.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return KeyFile.written(file, whole);
    }

    /** Keeps what was written, to be gone on with. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
