package org.l2bench.datasets.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.l2bench.core.json.Json;

/**
 * SHA-256 of lines that come one after the other. Hashed are the text {@code l2bench-text-1} and each line as its length in UTF-8
 * bytes (32 bits, big-endian) and those bytes.
 */
public final class TextFingerprint {
    private final MessageDigest digest = Json.sha256();
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

    public TextFingerprint() {
        digest.update("l2bench-text-1".getBytes(StandardCharsets.UTF_8));
    }

    public void add(String line) {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        digest.update(length.clear().putInt(bytes.length).flip());
        digest.update(bytes);
    }

    /** The fingerprint of all lines, in hexadecimal digits. To be called once. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
