package org.l2bench.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextLinesTest {
    @Test
    void linesAreThoseOfTheWholeText() throws IOException {
        var random = new Random(5);
        var pieces =
                List.of("\n", "\r", "\r\n", "a", "\u00e9", "\u4e2d", "\ud83d\ude00", " ", "x".repeat(40_000), "\uFFFD");
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder("^");
            random.ints(random.nextInt(12), 0, pieces.size()).forEach(i -> text.append(pieces.get(i)));
            assertThat(lines(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(text.toString().lines().toList());
        }
        assertThat(lines(new byte[0])).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(bytes("a b\nc ", 0xFF, " d\n"), "line 2, byte 6: found the byte FF"),
                Arguments.of(bytes("ab\r\nc\rd ", 0xC3, 0x28, "\n"), "line 3, byte 8: found the byte C3"),
                Arguments.of(bytes("a", 0xE2, 0x82), "line 1, byte 1: found the bytes E2 82"),
                Arguments.of(bytes("a", 0xED, 0xA0, 0x80), "line 1, byte 1: found the bytes ED A0 80"),
                Arguments.of(bytes(0xEF, 0xBB, 0xBF, "a\n"), "line 1, byte 0: found a byte-order mark (EF BB BF)"),
                Arguments.of(bytes("a\n", 0xEF, 0xBB, 0xBF, "b"), "line 2, byte 2: found a byte-order mark"),
                Arguments.of(bytes(0xFF, 0xFE, "a", 0), "line 1, byte 0: found the byte-order mark of UTF-16"),
                Arguments.of(bytes("a\nb\n\nc", 0, "d"), "line 4, byte 6: found a NUL byte"),
                Arguments.of(bytes("a", 0xFF, 0), "line 1, byte 1: found the byte FF"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsNoTextIsNamedWithLineAndByte(byte[] content, String words) {
        assertThatThrownBy(() -> lines(content))
                .isInstanceOf(MalformedText.class)
                .hasMessageStartingWith(words)
                .hasMessageEndingWith("expected text in UTF-8 without byte-order mark and NUL");
    }

    @Test
    void furtherFaultyLinesAreCounted() {
        assertThatThrownBy(() -> lines(bytes("a\n", 0xFF, "\nb\n", 0xFF, "\n", 0, "\n")))
                .hasMessageContainingAll("line 2, byte 2", "and faults in 2 further lines");
    }

    @Test
    void aLineWithoutEndIsRefusedWithoutHoldingIt() {
        assertThatThrownBy(() -> TextLines.read(endless('a'), line -> {}))
                .hasMessageStartingWith("line 1, byte 0: found a line of more than 16777216 bytes");
        assertThatThrownBy(() -> TextLines.read(endless(0), line -> {}))
                .hasMessageStartingWith("line 1, byte 0: found a NUL");
    }

    private static InputStream endless(int value) {
        return new InputStream() {
            @Override
            public int read() {
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) value);
                return length;
            }
        };
    }

    private static List<String> lines(byte[] content) throws IOException {
        var lines = new ArrayList<String>();
        TextLines.read(new ByteArrayInputStream(content), lines::add);
        return lines;
    }

    private static byte[] bytes(Object... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(part instanceof Integer value ? String.valueOf((char) value.intValue()) : part);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
