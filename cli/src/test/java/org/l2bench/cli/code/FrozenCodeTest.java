package org.l2bench.cli.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.record.StoreProblem;

class FrozenCodeTest {
    @TempDir
    Path home;

    private Path launcher;
    private String classPath;

    @BeforeEach
    void prepare() throws IOException {
        launcher = Files.writeString(home.resolve("start"), "#!/bin/sh\n");
        classes("one", "A.class", "a");
        classes("two", "p/B.class", "b");
        jar("library-1.jar", "C.class", "c");
        classPath = String.join(
                File.pathSeparator,
                home.resolve("one").toString(),
                home.resolve("library-1.jar").toString(),
                home.resolve("two").toString(),
                home.resolve("absent").toString());
    }

    private void classes(String folder, String name, String content) throws IOException {
        var file = home.resolve(folder).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void jar(String jar, String name, String content) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(home.resolve(jar)))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private FrozenCode frozen() throws IOException {
        return FrozenCode.of(classPath, launcher, home.resolve("code"));
    }

    @Test
    void aCopyHasTheLayoutOfTheArchiveAndTheOrderOfTheClassPath() throws IOException {
        var code = frozen();
        assertThat(code.isNew()).isTrue();
        assertThat(code.launcher()).hasSameTextualContentAs(launcher);
        assertThat(code.folder().resolve("lib/classpath"))
                .hasContent("lib/classes.jar:lib/library-1.jar:lib/classes-2.jar\n");
        assertThat(Content.of(code.folder().resolve("lib/classes-2.jar"))).isEqualTo(Content.of(home.resolve("two")));
        assertThat(code.folder().resolve("lib/library-1.jar")).hasSameBinaryContentAs(home.resolve("library-1.jar"));
        assertThat(home.resolve("code")).isDirectoryContaining(code.folder()::equals);
    }

    @Test
    void theSameIsNotCopiedTwiceAndACopyOfTheCopyIsTheSameAgain() throws IOException {
        var code = frozen();
        assertThat(frozen()).isEqualTo(new FrozenCode(code.folder(), false));
        Files.setLastModifiedTime(home.resolve("one/A.class"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        assertThat(frozen().folder()).isEqualTo(code.folder());
        var lib = code.folder().resolve("lib");
        var jars = String.join(
                File.pathSeparator,
                lib.resolve("classes.jar").toString(),
                lib.resolve("library-1.jar").toString(),
                lib.resolve("classes-2.jar").toString());
        assertThat(FrozenCode.of(jars, code.launcher(), home.resolve("code")).folder())
                .isEqualTo(code.folder());
    }

    @Test
    void otherCodeIsAnotherCopyAndTheFirstStaysAsItWas() throws IOException {
        var code = frozen();
        classes("one", "A.class", "changed");
        var other = frozen();
        assertThat(other.folder()).isNotEqualTo(code.folder());
        assertThat(Content.of(code.folder().resolve("lib/classes.jar")))
                .isNotEqualTo(Content.of(other.folder().resolve("lib/classes.jar")));
    }

    @Test
    void aCopyThatHasLostAJarIsNamed() throws IOException {
        var lost = frozen().folder().resolve("lib/library-1.jar");
        Files.delete(lost);
        assertThatThrownBy(this::frozen)
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("is not whole: it lacks lib/library-1.jar");
    }

    @Test
    void manyAtOnceMakeOneCopyAndLeaveNothingElse() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        Callable<FrozenCode> freeze = this::frozen;
        var copies = pool.invokeAll(List.of(freeze, freeze, freeze, freeze, freeze, freeze, freeze, freeze));
        var fresh = 0;
        for (var copy : copies) {
            fresh += copy.get().isNew() ? 1 : 0;
        }
        pool.shutdown();
        assertThat(fresh).isEqualTo(1);
        try (var left = Files.list(home.resolve("code"))) {
            assertThat(left).hasSize(1);
        }
    }
}
