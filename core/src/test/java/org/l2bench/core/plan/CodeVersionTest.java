package org.l2bench.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.PartsExperiment;

class CodeVersionTest {
    private static final Map<String, String> SOURCES = Map.of(
            "paper/one/package-info.java", "/** Doc. */ package paper.one;",
            "paper/one/One.java", "package paper.one; class One { Two x = 1; }",
            "paper/one/Two.java", "package paper.one; class Two {}",
            "paper/one/inner/package-info.java", "package paper.one.inner;",
            "paper/one/inner/Three.java", "package paper.one.inner; class Three {}");

    @TempDir
    Path folder;

    @Test
    void aFolderOfClassesAndAJarHaveTheSameVersion() throws IOException {
        var ofFolder = version(folder("with spaces"));
        var ofJar = version(jar("a b.jar"));
        assertThat(ofFolder).isEqualTo(ofJar).matches("[0-9a-f]{12}");
    }

    @Test
    void sourcesOfAPackageAreNotThoseBelowIt() throws IOException {
        for (var place : List.of(folder("classes"), jar("classes.jar"))) {
            try (var loader = loader(place)) {
                assertThat(new PackagedSources(loader).of("paper.one"))
                        .containsOnlyKeys("package-info", "One", "Two")
                        .containsEntry("Two", SOURCES.get("paper/one/Two.java"));
            }
        }
    }

    @Test
    void aClassWithoutSourceIsAnError() throws IOException {
        try (var loader = loader(jar("a.jar"))) {
            var sources = new PackagedSources(loader);
            assertThatThrownBy(() -> new Reach(sources::of).from(List.of("paper.absent.One")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the source of paper.absent.One");
        }
    }

    @Test
    void thisBuildBringsItsSources() {
        assertThat(new PackagedSources(getClass().getClassLoader()).of("org.l2bench.core.plan"))
                .containsKey("CodeVersion");
    }

    @Test
    void whatTrialsStartFromAndHasNoSourceIsNamed() {
        var part = answering(Part.class, "code", List.of(Nested.class, CodeVersion.class));
        assertThat(CodeVersion.withoutSource(answering(Experiment.class, "parts", List.of(part))))
                .containsExactly(Nested.class.getName());
        assertThat(CodeVersion.withoutSource(new PartsExperiment())).isEmpty();
    }

    /** The sources of tests are not on the class path. */
    private static final class Nested {}

    private static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                CodeVersionTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method) ? answer : null));
    }

    private static URLClassLoader loader(Path classPath) throws IOException {
        return new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null);
    }

    private static String version(Path classPath) throws IOException {
        try (var loader = loader(classPath)) {
            return CodeVersion.hash(new Reach(new PackagedSources(loader)::of).from(List.of("paper.one.One")));
        }
    }

    private Path folder(String name) throws IOException {
        var root = folder.resolve(name);
        for (var source : SOURCES.entrySet()) {
            var file = root.resolve(PackagedSources.FOLDER + source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        return root;
    }

    private Path jar(String name) throws IOException {
        var file = folder.resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (var source : SOURCES.entrySet()) {
                jar.putNextEntry(new JarEntry(PackagedSources.FOLDER + source.getKey()));
                jar.write(source.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
