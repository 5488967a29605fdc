package org.l2bench.datasets.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of one file in memory, without its compression.
 *
 * @param file what the file is called in messages
 * @param bytes the content, shared and not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // carried from a file to its reader, never compared
public record Content(String file, byte[] bytes) {
    private static final int BUFFER = 1 << 16;

    /** Reads a file, unpacking it if it begins as gzip does, whatever its name. */
    public static Content of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(file.toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a stream to its end, unpacking it if it begins as gzip does. The stream is not closed. */
    public static Content of(String file, InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        if (!startsAsGzip(buffered)) {
            return new Content(file, buffered.readAllBytes());
        }
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try {
            new GZIPInputStream(buffered, BUFFER).transferTo(unpacked);
        } catch (EOFException e) {
            throw FormatException.at(file, unpacked.size(), "the end of the file", "more gzip data", e);
        } catch (ZipException e) {
            throw FormatException.at(file, unpacked.size(), "broken gzip data (" + e.getMessage() + ")", "gzip", e);
        }
        return new Content(file, unpacked.toByteArray());
    }

    private static boolean startsAsGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1f && second == 0x8b;
    }
}
