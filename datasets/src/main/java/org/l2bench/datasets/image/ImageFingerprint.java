package org.l2bench.datasets.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.l2bench.core.json.Json;

/**
 * SHA-256 of the decoded content of a set, in 64 lower-case hexadecimal digits. Hashed are, in this order and big-endian: the
 * text {@code l2bench-images-1}; count, channels, height, width, maxValue and the number of classes as 32-bit integers; each
 * class name as its length in UTF-8 bytes (32 bits) and those bytes; the labels as 32-bit integers; the pixels. The name of the
 * set and the file that it came from have no part in it.
 */
final class ImageFingerprint {
    private final MessageDigest digest = Json.sha256();

    /** Of a set whose pixels are still to come. */
    ImageFingerprint(Images set) {
        digest.update("l2bench-images-1".getBytes(StandardCharsets.US_ASCII));
        ImageShape shape = set.shape();
        update(
                set.count(),
                shape.channels(),
                shape.height(),
                shape.width(),
                set.maxValue(),
                set.classNames().size());
        for (String className : set.classNames()) {
            byte[] utf8 = className.getBytes(StandardCharsets.UTF_8);
            update(utf8.length);
            digest.update(utf8);
        }
        update(set.labels());
    }

    /** Adds the pixels of the next image, or of all. */
    void add(byte[] pixels) {
        digest.update(pixels);
    }

    /** The fingerprint of all that was added. To be called once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void update(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length);
        buffer.asIntBuffer().put(values);
        digest.update(buffer.array());
    }
}
