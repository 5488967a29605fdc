package org.l2bench.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private SettingsFile read(String text) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("mine.toml"), text));
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(InvalidSettings.class, () -> read(text)).problems();
    }

    @Test
    void aFileHasTheFormOfAPreset() throws IOException {
        var file = read("""
                like = "smoke"   # the small one
                seeds = 3
                [set]
                sgd.rate = 5e-4
                near = ["a", "b"]
                name = "x y"
                augment = true
                """);
        assertThat(file.like()).isEqualTo(Optional.of("smoke"));
        assertThat(file.typed())
                .containsEntry("seeds", "3")
                .containsEntry("sgd.rate", "5e-4")
                .containsEntry("near", "a,b")
                .containsEntry("name", "x y")
                .containsEntry("augment", "true")
                .hasSize(5);
    }

    @Test
    void allThatIsWrongWithTheFormIsNamed() {
        assertThat(problems("like = 3\nepochs = 2\nset = 1\n"))
                .hasSize(3)
                .allMatch(p -> p.startsWith("settings " + folder.resolve("mine.toml") + ": "))
                .anyMatch(p -> p.endsWith("like must be the name of a preset, was 3"))
                .anyMatch(p -> p.contains("there is no field \"epochs\"") && p.endsWith("settings go under [set]"))
                .anyMatch(p -> p.endsWith("set must be a table, [set], was 1"));
    }

    @Test
    void whatIsNoTomlIsNamedWithItsLine() {
        assertThat(problems("[set]\nepochs == 3\n").get(0)).contains("mine.toml, line 2: it is not TOML: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var missing = folder.resolve("none.toml");
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> SettingsFile.read(missing))
                        .problems()
                        .get(0))
                .contains("none.toml");
    }
}
