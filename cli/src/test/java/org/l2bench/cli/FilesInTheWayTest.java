package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files where folders belong and the reverse: named with the remedy before anything is trained. */
class FilesInTheWayTest {
    @TempDir
    Path home;

    private Calls calls;
    private Path folder;

    @BeforeEach
    void prepare() {
        calls = new Calls(home);
        folder = home.resolve("tiny/quick");
    }

    @Test
    void aFileAsFolderOfAllRunsIsNamed() throws IOException {
        var file = Files.writeString(home.resolve("f"), "mine");
        for (var out : List.of(file, file.resolve("below"))) {
            for (var command : List.of("run", "report")) {
                assertRefused(calls.call(command, "tiny", "--out", out.toString()), file, "no folder");
            }
            assertRefused(calls.call("run", "tiny", "--dry-run", "--out", out.toString()), file, "no folder");
        }
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"records", "artifacts", "checkpoints", "leases", "logs"})
    void aFileInPlaceOfAFolderOfTheRunIsNamed(String name) throws IOException {
        Files.createDirectories(folder);
        var file = Files.writeString(folder.resolve(name), "mine");
        assertRefused(calls.run(), file, "no folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.html",
                "report.md",
                "report.json",
                "values.csv",
                "figure-2.svg",
                "artifacts/0123.bin",
                "artifacts/0123.json",
                "checkpoints/0123/4.ckpt",
                "checkpoints/0123/attempts.json"
            })
    void aFolderInPlaceOfAFileOfTheRunIsNamed(String name) throws IOException {
        var inTheWay = Files.createDirectories(folder.resolve(name));
        assertRefused(calls.run(), inTheWay, "no file");
    }

    @Test
    void allThatIsInTheWayIsNamedAtOnceTogetherWithWrongSettings() throws IOException {
        Files.createDirectories(folder.resolve("report.html"));
        Files.writeString(folder.resolve("records"), "mine");
        var result = calls.run("--workers", "0");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"started\": -1, \"seconds\": 0}"})
    void aDamagedNoteOfAttemptsIsNamedWithTheRemedy(String content) throws IOException {
        Files.createDirectories(folder.resolve("checkpoints/0123"));
        var file = Files.writeString(folder.resolve("checkpoints/0123/attempts.json"), content);
        assertRefused(calls.run(), file, "attempts", "Delete it");
    }

    private void assertRefused(Calls.Result result, Path file, String... words) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .contains(words)
                .contains(file.toString());
        assertThat(result.out()).isEmpty();
        assertThat(Files.isDirectory(folder.resolve("records"))).isFalse();
    }
}
