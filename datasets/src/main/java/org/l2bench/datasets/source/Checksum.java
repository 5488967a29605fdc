package org.l2bench.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * What a file must hash to.
 *
 * @param algorithm as Java names it: MD5 or SHA-256
 * @param hex lower-case hexadecimal digits
 * @param unpacked whether the hash is of the content inside gzip, so that it holds however the file was compressed
 */
public record Checksum(String algorithm, String hex, boolean unpacked) {
    private static final int BUFFER = 1 << 16;

    /** Of the file as it is. */
    public static Checksum ofFile(String algorithm, String hex) {
        return new Checksum(algorithm, hex, false);
    }

    /** Of the content, if the file is compressed by gzip, and of the file as it is otherwise. */
    public static Checksum ofContent(String algorithm, String hex) {
        return new Checksum(algorithm, hex, true);
    }

    /** Throws an exception that names both hashes unless the file has this one; also if its gzip data are broken. */
    public void verify(Path file) throws IOException {
        String found = hash(file);
        if (!found.equals(hex)) {
            throw new WrongChecksum(
                    (unpacked ? "content" : "file") + " has " + algorithm + " " + found + ", expected " + hex);
        }
    }

    private String hash(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = open(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private InputStream open(Path file) throws IOException {
        if (!unpacked || !startsAsGzip(file)) {
            return Files.newInputStream(file);
        }
        return new GZIPInputStream(Files.newInputStream(file), BUFFER);
    }

    private static boolean startsAsGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks " + algorithm, e);
        }
    }

    /** The file is not the one that was asked for. */
    static final class WrongChecksum extends IOException {
        private static final long serialVersionUID = 1L;

        WrongChecksum(String message) {
            super(message);
        }
    }
}
