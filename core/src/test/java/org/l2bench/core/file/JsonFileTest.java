package org.l2bench.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFileTest {
    private static final String SOUND = """
            {"name": "a", "count": 1, "part": {"on": true, "level": "LOW"}, "values": [0.5]}""";

    @TempDir
    Path folder;

    enum Level {
        LOW,
        HIGH
    }

    record Part(boolean on, Level level) {}

    record Whole(String name, int count, Part part, List<Double> values) {
        Whole {
            values = List.copyOf(values);
            if (count < 0) {
                throw new IllegalArgumentException("count must be >= 0, was " + count);
            }
        }
    }

    @Test
    void aSoundFileIsRead() throws IOException {
        assertThat(JsonFile.read(file(SOUND), Whole.class))
                .isEqualTo(new Whole("a", 1, new Part(true, Level.LOW), List.of(0.5)));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("", "it is empty"),
                Arguments.of(" \n", "it is empty"),
                Arguments.of("null", "it holds null"),
                Arguments.of("[1]", "it must be fields in braces, was a list"),
                Arguments.of("7", "it must be fields in braces, was 7"),
                Arguments.of("\"text\"", "it must be fields in braces, was 'text'"),
                Arguments.of("hello", "it is not JSON, from line 1, column 6 on"),
                Arguments.of("{\"name\":\n ?", "it is not JSON, from line 2, column 2 on"),
                Arguments.of(SOUND + " {}", "something follows its end, at line 1, column 82"),
                Arguments.of(SOUND.substring(0, 40), "it is cut short: it ends at line 1, column 41, in the middle"),
                Arguments.of(SOUND.replace("\"count\": 1, ", ""), "the field 'count' is missing"),
                Arguments.of(SOUND.replace("\"on\": true, ", ""), "the field 'part.on' is missing"),
                Arguments.of(
                        SOUND.replace("\"count\": 1", "\"count\": 1, \"counts\": 1"), "the field 'counts' is unknown"),
                Arguments.of(SOUND.replace("LOW\"", "LOW\", \"lvl\": 1"), "the field 'part.lvl' is unknown"),
                Arguments.of(SOUND.replace("count", "name"), "the field 'name' is there twice, at line 1, column 21"),
                Arguments.of(
                        SOUND.replace("1,", "\"x\","),
                        "the field 'count' must be a whole number of at most 2^31 - 1, was 'x'"),
                Arguments.of(
                        SOUND.replace("1,", "3000000000,"),
                        "the field 'count' must be a whole number of at most 2^31 - 1, was 3000000000"),
                Arguments.of(
                        SOUND.replace("1,", "1.5,"),
                        "the field 'count' must be a whole number of at most 2^31 - 1, was '1.5'"),
                Arguments.of(
                        SOUND.replace("1,", "[],"),
                        "the field 'count' must be a whole number of at most 2^31 - 1, was a list"),
                Arguments.of(SOUND.replace("1,", "-1,"), "it is refused: count must be >= 0, was -1"),
                Arguments.of(SOUND.replace("LOW", "MID"), "the field 'part.level' must be LOW or HIGH, was 'MID'"),
                Arguments.of(
                        SOUND.replace("true", "{}"), "the field 'part.on' must be true or false, was fields in braces"),
                Arguments.of(SOUND.replace("[0.5]", "{}"), "the field 'values' must be a list, was fields in braces"),
                Arguments.of(SOUND.replace("0.5", "[]"), "the field 'values[0]' must be a number, was a list"),
                Arguments.of(SOUND.replace("[0.5]", "null"), "parts of it are null"),
                Arguments.of("[".repeat(2000), "it nests deeper"),
                Arguments.of("\uFEFF" + SOUND, "line 1, byte 0: found a byte-order mark (EF BB BF)"),
                Arguments.of(SOUND + "\n\0", "line 2, byte 81: found a NUL byte"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsWrongIsSaidInWords(String content, String reason) throws IOException {
        assertThat(reason(file(content)))
                .startsWith(reason)
                .doesNotContainPattern("-1, column|org\\.l2bench|java\\.|jackson|REDACTED|Exception|JsonToken|`");
    }

    @Test
    void bytesThatAreNoTextAreNamedWithTheirPlace() throws IOException {
        var file = folder.resolve("bytes.json");
        Files.write(file, "{\n\"a\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reason(file)).startsWith("line 2, byte 8: found the byte E9, which are no character");
    }

    @Test
    void aFolderAndNothingAreNoFile() throws IOException {
        assertThat(reason(Files.createDirectory(folder.resolve("sub")))).isEqualTo("it is a folder, expected a file");
        assertThat(reason(folder.resolve("none.json"))).isEqualTo("there is no such file or folder");
        assertThat(reason(Files.writeString(folder.resolve("plain"), "").resolve("below.json")))
                .isEqualTo("Not a directory");
    }

    @Test
    void aFileThatMayNotBeReadIsSaidToBeSo() throws IOException {
        var file = file(SOUND);
        assumeThat(file.toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
        assertThat(reason(file)).isEqualTo("permission denied");
    }

    @Test
    void aFileLargerThanAnythingOfItsKindIsRefusedBySize() throws IOException {
        var file = folder.resolve("large.json");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(900L << 20); // sparse
        }
        assertThat(reason(file)).isEqualTo("it is larger than 32 MiB, more than anything of its kind");
    }

    @Test
    void theMessageNamesTheFile() throws IOException {
        var file = file("");
        assertThatThrownBy(() -> JsonFile.tree(file)).hasMessage(file + ": it is empty");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file.json"), content);
    }

    private static String reason(Path file) {
        var refused = catchThrowableOfType(UnreadableFile.class, () -> JsonFile.read(file, Whole.class));
        return refused.reason();
    }
}
