package org.l2bench.core.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.l2bench.core.json.Json;

/**
 * A file that can tell whether it is what was written: its last 32 bytes are the SHA-256 of all bytes before them. One changed
 * bit anywhere, the digest's own included, is noticed.
 */
public final class SealedFile {
    private static final int DIGEST_BYTES = 32;
    private static final int BLOCK_BYTES = 1 << 20;

    private SealedFile() {}

    /** Writes what is to be sealed into a new file. */
    @FunctionalInterface
    public interface Content {
        void writeInto(Path file) throws IOException;
    }

    /** Writes to a temporary file beside the target, seals it, forces it to the disk and renames it. Makes the folder. */
    public static void write(Path file, Content content) throws IOException {
        var target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        var temporary = AtomicFile.temporary(target);
        content.writeInto(temporary);
        try (var channel = FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var seal = ByteBuffer.wrap(digest(channel, channel.size()));
            channel.position(channel.size());
            while (seal.hasRemaining()) {
                channel.write(seal);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFile.force(target.getParent());
    }

    /** Whether the file has the bytes that were sealed, all of them and no others. */
    public static boolean isWhole(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = channel.size() - DIGEST_BYTES;
            if (length < 0) {
                return false;
            }
            var found = ByteBuffer.wrap(digest(channel, length));
            var seal = ByteBuffer.allocate(DIGEST_BYTES);
            while (seal.hasRemaining() && channel.read(seal, length + seal.position()) >= 0) {
                // until all is read
            }
            return found.equals(seal.flip());
        }
    }

    /** Of the first so many bytes. */
    private static byte[] digest(FileChannel channel, long length) throws IOException {
        var digest = Json.sha256();
        var block = ByteBuffer.allocate(BLOCK_BYTES);
        for (long at = 0; at < length; ) {
            block.clear().limit((int) Math.min(BLOCK_BYTES, length - at));
            int read = channel.read(block, at);
            if (read < 0) {
                throw new IOException("a file became shorter while it was read, at offset " + at);
            }
            digest.update(block.flip());
            at += read;
        }
        return digest.digest();
    }
}
