package org.l2bench.datasets.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.l2bench.core.file.Reason;

/**
 * The content of one file, byte for byte, without its compression: as gzip if it begins as gzip does, whatever its name. What
 * goes wrong in reading is a {@link FormatException} with the place in the content.
 */
public final class UnpackedStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final InputStream content;
    private final long expected; // bytes, if they are known beforehand
    private long done;

    private UnpackedStream(String file, InputStream content, long expected) {
        this.file = file;
        this.content = content;
        this.expected = expected;
    }

    /** Opens a file. */
    public static UnpackedStream of(Path file) {
        if (Files.isDirectory(file)) {
            throw FormatException.in(file.toString(), "as a whole", "a folder", "a file");
        }
        try {
            return of(file.toString(), Files.newInputStream(file), Files.size(file));
        } catch (IOException e) {
            throw FormatException.in(
                    file.toString(), "as a whole", "no file to read (" + Reason.ofFile(e) + ")", "a file", e);
        }
    }

    /** The content of a stream, which is closed with this one. */
    public static UnpackedStream of(String file, InputStream in) {
        return of(file, in, 0);
    }

    private static UnpackedStream of(String file, InputStream in, long size) {
        var buffered = new BufferedInputStream(in, BUFFER);
        try {
            return startsAsGzip(buffered)
                    ? new UnpackedStream(file, new GZIPInputStream(buffered, BUFFER), 0)
                    : new UnpackedStream(file, buffered, size);
        } catch (IOException e) {
            throw broken(file, 0, e);
        }
    }

    /** What the file is called in messages. */
    public String file() {
        return file;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int read = content.read(target, offset, length);
            done += Math.max(0, read);
            return read;
        } catch (IOException e) {
            throw broken(file, done, e);
        }
    }

    /**
     * All that is left, if it is no more than so many bytes; of a longer content not much more is read or held.
     *
     * @param limit the largest content that a file of this kind has
     */
    public byte[] rest(int limit) {
        try {
            byte[] bytes = known(limit);
            if (read() >= 0) {
                throw FormatException.at(file, done - 1, "a content that goes on", "at most " + limit + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw broken(file, done, e);
        }
    }

    /** In an array of the right size where that is known: a growing one takes twice the memory. */
    private byte[] known(int limit) throws IOException {
        if (expected <= done || expected - done > limit) {
            return readNBytes(limit);
        }
        byte[] bytes = new byte[(int) (expected - done)];
        int read = readNBytes(bytes, 0, bytes.length);
        return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw broken(file, done, e);
        }
    }

    private static FormatException broken(String file, long done, IOException e) {
        if (e instanceof EOFException) {
            return FormatException.at(file, done, "the end of the file", "more gzip data", e);
        }
        if (e instanceof ZipException) {
            return FormatException.at(file, done, "broken gzip data (" + Reason.of(e) + ")", "gzip", e);
        }
        return FormatException.at(file, done, "what cannot be read (" + Reason.ofFile(e) + ")", "a file", e);
    }

    private static boolean startsAsGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1f && second == 0x8b;
    }
}
