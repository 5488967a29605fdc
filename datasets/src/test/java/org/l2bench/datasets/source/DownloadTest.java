package org.l2bench.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.json.Json;

class DownloadTest {
    private final byte[] content = new byte[300_000];
    private final List<Long> progress = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private ScriptedServer server;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void start() throws IOException {
        new SplittableRandom(3).nextBytes(content);
        server = new ScriptedServer(content);
        folder = temporary.resolve("cache/set");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Checksum sha256(byte[] bytes) {
        return Checksum.ofContent(
                "SHA-256", HexFormat.of().formatHex(Json.sha256().digest(bytes)));
    }

    private Path fetch(Checksum checksum, URI... addresses) {
        RemoteFile file = new RemoteFile("data.bin", List.of(addresses), checksum, List.of(), 1 << 20);
        return Download.fetch(file, folder, new Progress() {
            @Override
            public void bytes(String name, long done, long total) {
                assertThat(name).isEqualTo("data.bin");
                assertThat(total).isEqualTo(content.length);
                progress.add(done);
            }

            @Override
            public void note(String message) {
                notes.add(message);
            }
        });
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void wholeFileArrivesUnderItsNameAlone() throws IOException {
        Path file = fetch(sha256(content), server.address());
        assertThat(file).hasBinaryContent(content);
        assertThat(files()).containsExactly("data.bin");
        assertThat(progress).isSorted().endsWith((long) content.length);
    }

    @Test
    void cutConnectionIsResumedWhereItBroke() {
        server.cutAfter(120_000);
        assertThat(fetch(sha256(content), server.address())).hasBinaryContent(content);
        assertThat(server.ranges()).containsExactly("all", "bytes=120000-", "bytes=240000-");
        assertThat(notes).hasSize(2).first().asString().contains("the connection ended after 120000 of 300000 bytes");
    }

    @Test
    void laterCallGoesOnWhereAnEarlierProcessDied() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("data.bin.0.part"), Arrays.copyOf(content, 200_000));
        assertThat(fetch(sha256(content), server.address())).hasBinaryContent(content);
        assertThat(server.ranges()).containsExactly("bytes=200000-");
        assertThat(files()).containsExactly("data.bin");
    }

    @Test
    void completePartOnlyNeedsItsName() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("data.bin.0.part"), content);
        assertThat(fetch(sha256(content), server.address())).hasBinaryContent(content);
        assertThat(files()).containsExactly("data.bin");
    }

    @Test
    void foreignPartIsThrownAwayAndFetchedAnew() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("data.bin.0.part"), new byte[1000]);
        assertThat(fetch(sha256(content), server.address())).hasBinaryContent(content);
        assertThat(server.ranges()).containsExactly("bytes=1000-", "all");
    }

    @Test
    void serverWithoutRangesSendsEverythingAgain() throws IOException {
        server.ignoreRanges();
        Files.createDirectories(folder);
        Files.write(folder.resolve("data.bin.0.part"), new byte[1000]);
        assertThat(fetch(sha256(content), server.address())).hasBinaryContent(content);
        assertThat(server.ranges()).containsExactly("bytes=1000-");
    }

    @Test
    void wrongChecksumIsRefusedAndNamedAndNothingRemains() throws IOException {
        String found = sha256(content).hex();
        String expected = sha256(new byte[0]).hex();
        assertThatThrownBy(() -> fetch(sha256(new byte[0]), server.address()))
                .isInstanceOf(FetchException.class)
                .hasMessage(server.address() + ": content has SHA-256 " + found + ", expected " + expected);
        assertThat(files()).isEmpty();
    }

    @Test
    void earlierFileStaysUntilTheNewOneIsRight() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("data.bin"), "earlier");
        assertThatThrownBy(() -> fetch(sha256(new byte[0]), server.address())).isInstanceOf(FetchException.class);
        assertThat(folder.resolve("data.bin")).hasContent("earlier");
        fetch(sha256(content), server.address());
        assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
    }

    @Test
    void failedTransferKeepsWhatArrived() throws IOException {
        server.ignoreRanges();
        server.cutAfter(1000);
        assertThatThrownBy(() -> fetch(sha256(content), server.address()))
                .hasMessageContaining("the connection ended after 1000 of 300000 bytes");
        assertThat(files()).containsExactly("data.bin.0.part");
        assertThat(Files.size(folder.resolve("data.bin.0.part"))).isEqualTo(1000);
    }

    @Test
    void nextAddressIsTriedAndAllReasonsAreNamed() {
        assertThat(fetch(sha256(content), server.absent(), server.address())).hasBinaryContent(content);
        assertThatThrownBy(() -> fetch(sha256(content), server.absent(), server.absent()))
                .isInstanceOfSatisfying(FetchException.class, e -> assertThat(e.reasons())
                        .hasSize(2)
                        .allMatch(reason -> reason.equals(server.absent() + ": the server answered with status 404")));
    }

    @Test
    void unknownHostIsSaidInWords() {
        // The top-level domain 'invalid' is reserved for names that never exist.
        assertThatThrownBy(() -> fetch(sha256(content), URI.create("http://l2bench.invalid/file")))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("the name of the host cannot be resolved from this machine");
    }

    @Test
    void checksumOfContentHoldsForEveryCompression() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        Path file = Files.write(temporary.resolve("packed"), packed.toByteArray());
        sha256(content).verify(file);
        Checksum ofFile = Checksum.ofFile("SHA-256", sha256(content).hex());
        assertThatThrownBy(() -> ofFile.verify(file)).hasMessageStartingWith("file has SHA-256 ");
    }
}
