package org.l2bench.datasets.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.l2bench.core.json.Json;

/**
 * A text in its makers' lines: verses, sentences, speeches or paragraphs.
 *
 * @param name as in the catalogue
 */
public record Corpus(String name, List<String> lines) {
    public Corpus {
        lines = List.copyOf(lines);
    }

    /** The lines of a file in UTF-8. */
    public static Corpus of(String name, byte[] utf8) {
        return new Corpus(name, new String(utf8, StandardCharsets.UTF_8).lines().toList());
    }

    /** SHA-256 of the lines, in hexadecimal digits. */
    public String fingerprint() {
        var digest = Json.sha256();
        digest.update("l2bench-text-1".getBytes(StandardCharsets.UTF_8));
        for (var line : lines) {
            var bytes = line.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
