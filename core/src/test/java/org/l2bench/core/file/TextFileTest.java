package org.l2bench.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsWrittenIfItDiffers() throws IOException {
        var file = folder.resolve("new").resolve("page.md");
        assertThat(TextFile.write(file, "one")).isTrue();
        assertThat(TextFile.write(file, "one")).isFalse();
        assertThat(TextFile.write(file, "two")).isTrue();
        assertThat(file).hasContent("two");
        assertThat(file.getParent().toFile().list()).containsExactly("page.md");
    }

    @Test
    void whatWritersHaveNotEndedIsSweptAndNothingElse() throws IOException {
        for (var name : new String[] {"page.md", ".page.md.17.partial", "mine.partial", ".mine"}) {
            Files.writeString(folder.resolve(name), "text");
        }
        TextFile.sweep(folder);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("page.md", "mine.partial", ".mine");
        TextFile.sweep(folder.resolve("absent"));
    }

    @Test
    void aWriterBearsThatAnotherProcessSweeps() throws Exception {
        var isOver = new AtomicBoolean();
        var sweeper = Executors.newSingleThreadExecutor();
        try {
            var sweeping = sweeper.submit(() -> {
                while (!isOver.get()) {
                    TextFile.sweep(folder);
                }
                return true;
            });
            var file = folder.resolve("page.md");
            for (int i = 0; i < 500; i++) {
                assertThat(TextFile.write(file, "" + i)).isTrue();
                assertThat(file).hasContent("" + i);
            }
            isOver.set(true);
            assertThat(sweeping.get()).isTrue();
        } finally {
            isOver.set(true);
            sweeper.shutdown();
        }
    }
}
