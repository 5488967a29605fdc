package org.l2bench.datasets.format;

import java.nio.file.Path;

/**
 * The content of one file in memory, without its compression.
 *
 * @param file what the file is called in messages
 * @param bytes the content, shared and not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // carried from a file to its reader, never compared
public record Content(String file, byte[] bytes) {
    /** Bytes of the largest single picture or list of names. */
    public static final int SINGLE = 1 << 28;

    /** Reads a single picture or list of names, unpacking it if it begins as gzip does, whatever its name. */
    public static Content of(Path file) {
        return of(file, SINGLE);
    }

    /**
     * Reads a file, unpacking it if it begins as gzip does, whatever its name.
     *
     * @param limit bytes of the largest content that it may have; more is an error, and not held
     */
    public static Content of(Path file, int limit) {
        try (var in = UnpackedStream.of(file)) {
            return of(in, limit);
        }
    }

    /** The rest of a stream, see {@link #of(Path, int)}. The stream is not closed. */
    public static Content of(UnpackedStream in, int limit) {
        return new Content(in.file(), in.rest(limit));
    }
}
