package org.l2bench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {
    private static final SortedMap<String, String> SOURCES = new TreeMap<>(java.util.Map.of(
            "org/l2bench/core/experiment/SeedTree.java", "package e; record SeedTree() {}",
            "paper/one/package-info.java", "/** Doc. */ package paper.one;",
            "paper/one/One.java", "package paper.one; class One { int x = 1; }",
            "paper/one/inner/package-info.java", "package paper.one.inner;",
            "paper/one/inner/Two.java", "package paper.one.inner; class Two {}",
            "paper/other/package-info.java", "package paper.other;",
            "paper/other/Other.java", "package paper.other; class Other {}"));

    @TempDir
    Path folder;

    @Test
    void aFolderOfClassesAndAJarHaveTheSameVersion() throws IOException {
        var ofFolder = version(folder("with spaces", SOURCES), "paper.one");
        var ofJar = version(jar("a b.jar", SOURCES), "paper.one");
        assertThat(ofFolder).isEqualTo(ofJar).matches("[0-9a-f]{12}");
    }

    @Test
    void onlyTheExperimentsOwnCodeCounts() throws IOException {
        var before = version(jar("before.jar", SOURCES), "paper.one");
        assertThat(version(jar("1.jar", changed("paper/other/Other.java", "class Other { int y; }")), "paper.one"))
                .isEqualTo(before);
        assertThat(version(jar("2.jar", changed("paper/one/inner/Two.java", "class Two { int y; }")), "paper.one"))
                .isNotEqualTo(before);
        assertThat(version(
                        jar("3.jar", changed("org/l2bench/core/train/package-info.java", "package t;")), "paper.one"))
                .isNotEqualTo(before);
        assertThat(version(
                        jar("4.jar", changed("paper/one/One.java", "package paper.one; // new\nclass One {int x=1;}")),
                        "paper.one"))
                .isEqualTo(before);
    }

    @Test
    void aPackageWithoutSourcesIsAnError() throws IOException {
        var jar = jar("a.jar", SOURCES);
        assertThatThrownBy(() -> version(jar, "paper.absent"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("paper/absent/package-info.java");
    }

    @Test
    void thisBuildBringsItsSources() throws IOException {
        var sources =
                CodeVersion.sources("org.l2bench.core.experiment", getClass().getClassLoader());
        assertThat(sources).containsKey("org/l2bench/core/experiment/CodeVersion.java");
    }

    private static SortedMap<String, String> changed(String path, String source) {
        var changed = new TreeMap<>(SOURCES);
        changed.put(path, source);
        return changed;
    }

    private static String version(Path classPath, String packageName) throws IOException {
        try (var loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
            return CodeVersion.of(List.of(packageName), loader);
        }
    }

    private Path folder(String name, SortedMap<String, String> sources) throws IOException {
        var root = folder.resolve(name);
        for (var source : sources.entrySet()) {
            var file = root.resolve(CodeVersion.SOURCES + source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        return root;
    }

    private Path jar(String name, SortedMap<String, String> sources) throws IOException {
        var file = folder.resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (var source : sources.entrySet()) {
                jar.putNextEntry(new JarEntry(CodeVersion.SOURCES + source.getKey()));
                jar.write(source.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
