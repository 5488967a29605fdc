package org.l2bench.reports.cells;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.l2bench.core.file.MalformedText;
import org.l2bench.core.file.Reason;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.file.Utf8;
import org.l2bench.core.json.Json;

/**
 * Opens a file of results: JSON if it begins with a brace or is named so, else separated text; in UTF-8, or UTF-16 with its mark.
 *
 * @param charset of a file without a mark; none for UTF-8
 * @param separator of its cells; none to look for one
 */
public record TableFile(Optional<Charset> charset, Optional<Character> separator) {
    /**
     * The table in a file.
     *
     * @throws UnreadableFile with the line and what would be right
     */
    public FileTable read(Path file) throws UnreadableFile {
        if (Files.isDirectory(file)) {
            throw new UnreadableFile(file, "it is a folder, expected a file with a table of results");
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableFile(file, Reason.ofFile(e), e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableFile(
                    file, "it is larger than this heap holds; give more with L2BENCH_JAVA_OPTS=-Xmx4g");
        }
        var sha256 = HexFormat.of().formatHex(Json.sha256().digest(bytes));
        var text = text(file, bytes);
        if (text.isBlank()) {
            throw new UnreadableFile(file, "it has no rows: it is empty");
        }
        var name = file.getFileName().toString();
        try {
            var table = isJson(name, text) ? JsonTable.of(name, text) : SeparatedTable.of(name, text, separator);
            var folder = file.toAbsolutePath().normalize().getParent().getFileName();
            return table.in(folder == null ? "" : folder.toString(), sha256);
        } catch (MalformedTable e) {
            throw new UnreadableFile(file, e.getMessage(), e);
        }
    }

    private static boolean isJson(String name, String text) {
        var first = text.stripLeading().charAt(0);
        return first == '{' || (first == '[' && name.matches("(?i).*\\.(json|jsonl|ndjson)"));
    }

    private String text(Path file, byte[] bytes) throws UnreadableFile {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(file, Arrays.copyOfRange(bytes, 3, bytes.length));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(file, bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(file, bytes, 2, StandardCharsets.UTF_16BE);
        }
        return charset.isPresent() ? decoded(file, bytes, 0, charset.get()) : utf8(file, bytes);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (var i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String utf8(Path file, byte[] bytes) throws UnreadableFile {
        try {
            return Utf8.decode(bytes);
        } catch (MalformedText e) {
            throw new UnreadableFile(
                    file, e.getMessage() + "; if it is in another charset, name it: --charset latin1", e);
        }
    }

    private static String decoded(Path file, byte[] bytes, int from, Charset charset) throws UnreadableFile {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(file, "it is not text in " + charset.name(), e);
        }
    }
}
