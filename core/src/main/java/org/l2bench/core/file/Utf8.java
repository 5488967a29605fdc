package org.l2bench.core.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Decodes UTF-8 strictly: what is no text is reported with its place, where Java's constructors would replace it. */
public final class Utf8 {
    private static final int FIRST_CAPACITY = 1 << 12;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports by default
    private CharBuffer characters = CharBuffer.allocate(FIRST_CAPACITY);

    /** A whole text. */
    public static String decode(byte[] bytes) throws MalformedText {
        return new Utf8().decode(bytes, 0, bytes.length, 1, 0);
    }

    /**
     * A stretch of bytes that begins where a line begins.
     *
     * @param line the number of that line
     * @param offset the place of the first byte in the whole content
     */
    String decode(byte[] bytes, int from, int to, long line, long offset) throws MalformedText {
        if (characters.capacity() < to - from) {
            characters = CharBuffer.allocate(Math.max(to - from, 2 * characters.capacity()));
        }
        characters.clear();
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                // What comes first is told first.
                decode(bytes, from, i, line, offset);
                throw fault(bytes, from, i, line, offset, "a NUL byte");
            }
        }
        var in = ByteBuffer.wrap(bytes, from, to - from);
        decoder.reset();
        CoderResult result = decoder.decode(in, characters, true);
        if (result.isError()) {
            throw fault(bytes, from, in.position(), line, offset, invalid(bytes, in.position(), to, result.length()));
        }
        decoder.flush(characters);
        characters.flip();
        if (characters.hasRemaining() && characters.get(0) == '\uFEFF') {
            throw fault(bytes, from, from, line, offset, "a byte-order mark (EF BB BF)");
        }
        return characters.toString();
    }

    private static String invalid(byte[] bytes, int at, int to, int length) {
        if (at == 0 && to >= 2 && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1))) {
            return "the byte-order mark of UTF-16";
        }
        var hex = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, at, Math.min(at + length, to));
        return (hex.length() > 2 ? "the bytes " : "the byte ") + hex + ", which are no character";
    }

    private static MalformedText fault(byte[] bytes, int from, int at, long line, long offset, String found) {
        long breaks = 0;
        for (int i = from; i < at; i++) {
            boolean ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
            breaks += ends ? 1 : 0;
        }
        return new MalformedText(line + breaks, offset + at - from, found);
    }
}
