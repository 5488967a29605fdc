package org.l2bench.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipArchiveTest {
    @TempDir
    Path folder;

    private Path archive() throws IOException {
        Path archive = folder.resolve("set.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : List.of("set/", "set/a.tokens", "set/b.tokens", "set/other")) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(name.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return archive;
    }

    @Test
    void wantedMembersAreTakenOutOfTheirFolders() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        ZipArchive.extract(archive(), List.of("b.tokens", "a.tokens"), 12, target);
        assertThat(target.resolve("a.tokens")).hasContent("set/a.tokens");
        assertThat(target.resolve("b.tokens")).hasContent("set/b.tokens");
        try (var files = Files.list(target)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aMemberThatExpandsBeyondItsSizeIsRefusedAndLeavesNothing() throws IOException {
        Path archive = archive();
        assertThatThrownBy(() -> ZipArchive.extract(archive, List.of("a.tokens"), 11, folder))
                .isInstanceOf(IOException.class)
                .hasMessage("a.tokens has more than 11 bytes, the most that it can have");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(archive);
        }
    }

    @Test
    void aMissingMemberIsNamed() throws IOException {
        Path archive = archive();
        assertThatThrownBy(() -> ZipArchive.extract(archive, List.of("a.tokens", "c.tokens"), 12, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lacks c.tokens");
    }
}
