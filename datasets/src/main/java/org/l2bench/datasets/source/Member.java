package org.l2bench.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file inside an archive. */
final class Member {
    private static final int BLOCK = 1 << 16;

    private Member() {}

    /**
     * Writes what is left of a stream into a file of the folder, in one step.
     *
     * @throws IOException if it has more bytes than the largest; no more than these are then written, and nothing stays
     */
    static void place(InputStream in, String name, long largest, Path folder) throws IOException {
        Path part = folder.resolve(name + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                long left = largest;
                for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
                    left -= block.length;
                    if (left < 0) {
                        throw new IOException(name + " has more than " + largest + " bytes, the most that it can have");
                    }
                    out.write(block);
                }
            }
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
