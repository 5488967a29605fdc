package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    private static final String LIBRARY = "a.jar/libbig.so";
    private static final String LINK = "b.jar/libbig.so";

    @TempDir
    Path cache;

    private final AtomicInteger unpacked = new AtomicInteger();
    private WorkerLaunch launch;

    @BeforeEach
    void prepare() {
        launch = WorkerLaunch.likeThis("org.Main", List.of(), 1, cache);
    }

    @Test
    void whatIsPublishedIsNotUnpackedAgain() {
        var folder = libraries().ready();
        assertThat(folder.resolve(LIBRARY)).isRegularFile();
        assertThat(libraries().ready()).isEqualTo(folder);
        assertThat(unpacked).hasValue(1);
    }

    @Test
    void manyWhoNeedThemAtOnceGetOneFolder() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var folders = threads.invokeAll(Collections.nCopies(4, (Callable<Path>) libraries()::ready));
            for (var folder : folders) {
                assertThat(folder.get()).isEqualTo(folders.get(0).get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(unpacked).hasValue(1);
    }

    @Test
    void aTruncatedLibraryIsMadeAnewInAnotherFolder() throws IOException {
        var folder = libraries().ready();
        try (var file = FileChannel.open(folder.resolve(LIBRARY), StandardOpenOption.WRITE)) {
            file.truncate(10);
        }
        assertIsRepaired(folder);
    }

    @Test
    void aLibraryThatIsGoneOrThatJavaCppWouldWriteAgainIsMadeAnew() throws IOException {
        var folder = libraries().ready();
        Files.delete(folder.resolve(LIBRARY));
        assertIsRepaired(folder);
        var second = libraries().ready();
        Files.setLastModifiedTime(second.resolve(LIBRARY), FileTime.fromMillis(1_000));
        assertIsRepaired(second);
    }

    @Test
    void aLinkThatLeadsElsewhereIsMadeAnew() throws IOException {
        var folder = libraries().ready();
        Files.delete(folder.resolve(LINK));
        Files.createSymbolicLink(folder.resolve(LINK), Path.of("elsewhere"));
        assertIsRepaired(folder);
    }

    @Test
    void whatAProcessLeftThatWasKilledInTheMiddleIsNotReadAndIsDeleted() throws IOException {
        var whole = libraries().ready();
        var name = whole.getFileName().toString();
        var half = whole.resolveSibling(name.substring(0, name.length() - 4) + "half");
        Files.createDirectories(half.resolve("a.jar"));
        Files.writeString(half.resolve(LIBRARY), "cut");
        Files.delete(lists().get(0));

        var repaired = libraries().ready();
        assertThat(repaired).isNotIn(whole, half);
        assertThat(half).doesNotExist();
        assertThat(repaired.resolve(LIBRARY)).hasSize(1_000);
    }

    @Test
    void aListThatIsCutShortIsNotBelieved() throws IOException {
        var folder = libraries().ready();
        var list = lists().get(0);
        Files.writeString(list, Files.readString(list).substring(0, 40));
        assertIsRepaired(folder);
        var second = libraries().ready();
        Files.writeString(list, "null");
        assertIsRepaired(second);
    }

    @Test
    void anUnpackingThatFailsLeavesNothingBehindAndSaysWhy() throws IOException {
        var failing = new NativeLibraries(launch, note -> {}, folder -> {
            Files.writeString(folder.resolve("libhalf.so"), "half");
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(failing::ready)
                .isInstanceOf(WorkerProblem.class)
                .hasMessageContainingAll("No space left on device", "XDG_CACHE_HOME", cache.toString());
        try (var left = Files.list(cache.resolve("libraries"))) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void aCacheThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(cache.resolve("libraries"), "a file");
        assertThatThrownBy(() -> libraries().ready())
                .isInstanceOf(WorkerProblem.class)
                .hasMessageContaining(cache.resolve("libraries").toString());
    }

    private void assertIsRepaired(Path damaged) throws IOException {
        var repaired = libraries().ready();
        assertThat(repaired).isNotEqualTo(damaged);
        assertThat(damaged).doesNotExist();
        assertThat(repaired.resolve(LIBRARY)).hasSize(1_000);
        assertThat(Files.readSymbolicLink(repaired.resolve(LINK))).isEqualTo(repaired.resolve(LIBRARY));
    }

    private List<Path> lists() throws IOException {
        var lists = new ArrayList<Path>();
        try (var all = Files.list(cache.resolve("libraries"))) {
            all.filter(f -> f.toString().endsWith(".json")).forEach(lists::add);
        }
        return lists;
    }

    private NativeLibraries libraries() {
        return new NativeLibraries(launch, note -> {}, folder -> {
            unpacked.incrementAndGet();
            Files.createDirectories(folder.resolve(LIBRARY).getParent());
            Files.write(folder.resolve(LIBRARY), new byte[1_000]);
            Files.createDirectories(folder.resolve(LINK).getParent());
            Files.createSymbolicLink(folder.resolve(LINK), folder.resolve(LIBRARY));
        });
    }
}
