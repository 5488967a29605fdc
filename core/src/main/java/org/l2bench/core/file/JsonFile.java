package org.l2bench.core.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.l2bench.core.json.Json;

/** Reads files of JSON that l2bench has written, or refuses them in words for people. */
public final class JsonFile {
    /** Bytes of the largest file; the largest published record has one mebibyte. */
    public static final int LARGEST = 32 << 20;

    private JsonFile() {}

    /**
     * The value that a file holds.
     *
     * @throws UnreadableFile if it does not hold one of this type: it is empty, cut short, larger than {@link #LARGEST}, not
     *     text, not JSON, or of another type; or if it cannot be read
     */
    public static <T> T read(Path file, Class<T> type) throws UnreadableFile {
        return value(file, tree(file), type);
    }

    /** The tree that a file holds; throws as {@link #read(Path, Class)} does. */
    public static JsonNode tree(Path file) throws UnreadableFile {
        var text = text(file);
        if (text.isBlank()) {
            throw new UnreadableFile(file, "it is empty");
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableFile(file, JsonReason.of(e), e);
        }
    }

    /** The value in a tree that was read from a file; throws as {@link #read(Path, Class)} does. */
    public static <T> T value(Path file, JsonNode tree, Class<T> type) throws UnreadableFile {
        try {
            var value = Json.MAPPER.treeToValue(tree, type);
            if (value == null) {
                throw new UnreadableFile(file, "it holds null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableFile(file, JsonReason.of(e), e);
        }
    }

    /**
     * The text of a file, of at most {@link #LARGEST} bytes.
     *
     * @throws UnreadableFile if it is larger, no text in UTF-8, or cannot be read
     */
    public static String text(Path file) throws UnreadableFile {
        if (Files.isDirectory(file)) {
            throw new UnreadableFile(file, "it is a folder, expected a file");
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new UnreadableFile(file, Reason.ofFile(e), e);
        }
        if (bytes.length > LARGEST) {
            throw new UnreadableFile(
                    file, "it is larger than " + (LARGEST >> 20) + " MiB, more than anything of its kind");
        }
        try {
            return Utf8.decode(bytes);
        } catch (MalformedText e) {
            throw new UnreadableFile(file, e.getMessage(), e);
        }
    }
}
