package org.l2bench.core.neighbour.inverted;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.l2bench.core.file.Reason;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;

/**
 * The first 4,096 bytes of a file of numbers: what the file is, as a line of JSON that {@code head -1} shows, and blanks. A head
 * is a record; one with an empty digest is that of a file that is being written.
 */
final class FileHead {
    /** Numbers begin here, and every section at a multiple of it. */
    static final int BYTES = 4096;

    private static final int BLOCK_BYTES = 1 << 20;

    private FileHead() {}

    static void write(FileChannel channel, Record head) throws IOException {
        var text = Json.canonical(head).getBytes(StandardCharsets.UTF_8);
        if (text.length >= BYTES) {
            throw new IOException("a head of " + text.length + " bytes does not fit into " + BYTES);
        }
        var bytes = Arrays.copyOf(text, BYTES);
        Arrays.fill(bytes, text.length, BYTES - 1, (byte) ' ');
        bytes[BYTES - 1] = '\n';
        writeFully(channel, ByteBuffer.wrap(bytes), 0);
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long place = at;
        while (bytes.hasRemaining()) {
            place += channel.write(bytes, place);
        }
    }

    /**
     * The head of a file.
     *
     * @param kind what the file should be, for people
     * @throws UnreadableFile if the file is missing, or too short, or has another head
     */
    static <T extends Record> T read(Path file, Class<T> type, String kind) throws UnreadableFile {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BYTES);
        } catch (IOException e) {
            throw new UnreadableFile(file, Reason.ofFile(e), e);
        }
        if (bytes.length < BYTES) {
            throw new UnreadableFile(
                    file, "it has " + bytes.length + " bytes, " + kind + " begins with a head of " + BYTES);
        }
        try {
            var head = Json.MAPPER.readValue(new String(bytes, StandardCharsets.UTF_8).strip(), type);
            if (head != null) {
                return head;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableFile(file, "its first " + BYTES + " bytes are not the head of " + kind, e);
        }
        throw new UnreadableFile(file, "its first " + BYTES + " bytes are not the head of " + kind);
    }

    /** Refuses a file that is not as long as its head says. */
    static void checkLength(Path file, long expected) throws IOException {
        long found = Files.size(file);
        if (found != expected) {
            throw new UnreadableFile(
                    file,
                    "it is cut short or damaged: it has " + found + " bytes, its head speaks of " + expected
                            + "; build it anew");
        }
    }

    /** Refuses a file whose bytes are not those that its head speaks of. */
    static void checkDigest(Path file, Record headWithoutDigest, String expected) throws IOException {
        String found;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            found = digest(channel, headWithoutDigest);
        }
        if (!found.equals(expected)) {
            throw new UnreadableFile(
                    file,
                    "it is damaged: its bytes have the digest " + shown(found) + ", its head says " + shown(expected)
                            + "; build it anew");
        }
    }

    /** As much of a digest as people compare. */
    static String shown(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }

    /** Of the bytes after the head, and of what the head says besides the digest. */
    static String digest(FileChannel channel, Record headWithoutDigest) throws IOException {
        var digest = Json.sha256();
        update(digest, channel, BYTES, channel.size());
        return finish(digest, headWithoutDigest);
    }

    /** Feeds the bytes of a file from a place to another. */
    static void update(MessageDigest digest, FileChannel channel, long from, long to) throws IOException {
        var block = ByteBuffer.allocate(BLOCK_BYTES);
        for (long at = from; at < to; ) {
            block.clear().limit((int) Math.min(BLOCK_BYTES, to - at));
            int read = channel.read(block, at);
            if (read < 0) {
                throw new IOException("a file became shorter while it was read, at offset " + at);
            }
            digest.update(block.flip());
            at += read;
        }
    }

    static String finish(MessageDigest digest, Record headWithoutDigest) {
        digest.update(Json.canonical(headWithoutDigest).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The next multiple of {@link #BYTES}. */
    static long aligned(long offset) {
        return (offset + BYTES - 1) / BYTES * BYTES;
    }
}
