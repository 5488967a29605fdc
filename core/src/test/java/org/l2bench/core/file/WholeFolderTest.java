package org.l2bench.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {
    @TempDir
    Path home;

    private Path made(String name, String content) throws IOException {
        var folder = Files.createDirectory(home.resolve(name));
        Files.writeString(folder.resolve("content"), content);
        return folder;
    }

    @Test
    void theFirstGetsTheNameAndASecondLeavesItAlone() throws IOException {
        var kept = home.resolve("kept");
        var second = made("second", "two");
        assertThat(WholeFolder.putFirst(made("first", "one"), kept)).isTrue();
        assertThat(home.resolve("first")).doesNotExist();
        assertThat(WholeFolder.putFirst(second, kept)).isFalse();
        assertThat(kept.resolve("content")).hasContent("one");
        assertThat(second.resolve("content")).hasContent("two");
    }

    @Test
    void whatElseKeepsAFolderFromItsNameIsSaid() throws IOException {
        var inTheWay = Files.writeString(home.resolve("file"), "mine");
        var whole = made("whole", "one");
        assertThatThrownBy(() -> WholeFolder.putFirst(whole, inTheWay)).isInstanceOf(FileSystemException.class);
        assertThat(inTheWay).hasContent("mine");
        assertThatThrownBy(() -> WholeFolder.putFirst(home.resolve("absent"), home.resolve("kept")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
