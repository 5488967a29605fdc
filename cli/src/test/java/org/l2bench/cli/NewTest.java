package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class NewTest {
    @TempDir
    Path home;

    private Calls calls;

    @BeforeEach
    void prepare() {
        calls = new Calls(home);
    }

    @Test
    void everyMistakeIsToldAtOnceAndNothingIsWritten() throws IOException {
        var there = Files.writeString(home.resolve("there"), "mine");
        var result = calls.call("new", "tiny", "--folder", there.toString(), "--package", "my.class");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .containsExactly(
                        "l2bench: there is an experiment tiny already; choose another name",
                        "l2bench: \"my.class\" cannot be the name of a Java package; say another one with --package, such as"
                                + " org.example.study",
                        "l2bench: " + there + " exists and is left alone; choose another --folder");
        assertThat(there).hasContent("mine");
    }

    @Test
    void namesThatCommandsOrJavaCannotHave() {
        assertThat(refusal("My_Study")).contains("such as my-study; was \"My_Study\"");
        assertThat(refusal("")).contains("was \"\"");
        assertThat(refusal("2nd")).contains("the first beginning with a letter");
        assertThat(refusal("int")).contains("\"int\" cannot be the name of a Java package");
        assertThat(refusal("settings")).contains("would be called Settings, as one that it uses is");
        assertThat(refusal("math")).contains("would be called Math");
        assertThat(refusal("x".repeat(300))).contains("the name must have at most 100 letters, has 300");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void packagesThatJavaKeepsToItself() {
        for (var name : List.of("java", "java.lang", "java.mine", "javax.tools")) {
            assertThat(refusal("study", "--package", name)).contains("package " + name + " belongs to Java itself");
        }
        assertThat(home).isEmptyDirectory();
    }

    private String refusal(String name, String... more) {
        var all = new ArrayList<>(
                List.of("new", name, "--folder", home.resolve("made").toString()));
        all.addAll(List.of(more));
        var result = calls.call(all.toArray(String[]::new));
        assertThat(result.exitCode()).isEqualTo(2);
        return result.err();
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        var folder = home.resolve("study");
        assertThat(calls.call("new", "study", "--folder", folder.toString()).exitCode())
                .isZero();
        var readme = Files.writeString(folder.resolve("README.md"), "mine");
        assertThat(calls.call("new", "study", "--folder", folder.toString()).err())
                .contains("exists with something in it and is left alone");
        assertThat(readme).hasContent("mine");

        var file = List.of("new", "study", "--single-file", "--folder", home.toString());
        assertThat(calls.call(file.toArray(String[]::new)).exitCode()).isZero();
        assertThat(calls.call(file.toArray(String[]::new)).err()).contains("Study.java exists and is left alone");
    }

    @Test
    void theProjectIsOneThatMavenCanRead() throws Exception {
        var folder = home.resolve("study");
        calls.call("new", "study", "--folder", folder.toString());
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("pom.xml").toFile());
        assertThat(pom.getDocumentElement().getTagName()).isEqualTo("project");
    }

    /** The whole contract, as the project's own build runs it, and in a package of several words. */
    @Test
    void theNewExperimentKeepsTheContract() throws Exception {
        var folder = home.resolve("study");
        calls.call("new", "deep-study", "--folder", folder.toString(), "--package", "org.example.deep");
        var compiled = new Suite(List.of(), TinyMain.class.getName(), Console.ofProcess(), Map.copyOf(System.getenv()))
                .with(List.of(folder))
                .additions()
                .get(0)
                .classPath();
        var tests = home.resolve("tests");
        compile(folder.resolve("src/test/java/org/example/deep/DeepStudyTest.java"), compiled.get(0), tests);
        var places = new URL[] {tests.toUri().toURL(), compiled.get(0).toUri().toURL()};
        var summary = new SummaryGeneratingListener();
        try (var loader = new URLClassLoader(places, getClass().getClassLoader())) {
            var request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(loader.loadClass("org.example.deep.DeepStudyTest")))
                    .build();
            LauncherFactory.create().execute(request, summary);
        }
        assertThat(summary.getSummary().getFailures()).isEmpty();
        // Nothing has labels, so that one promise is not looked at.
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(12);
    }

    private static void compile(Path test, Path classes, Path target) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options = List.of("-d", target.toString(), "-cp", classPath, "-Xlint:all", "-proc:none");
            var units = files.getJavaFileObjects(test);
            assertThat(compiler.getTask(said, files, null, options, null, units).call())
                    .as(said.toString())
                    .isTrue();
        }
    }
}
