package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script in a checkout of nothing, with a Maven and a Java that only say what they are asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String MAVEN = """
            #!/bin/sh
            echo built >> "$PWD/builds"
            for word in "$@"; do echo "$word"; done > "$PWD/words"
            sleep "${BUILD_SECONDS:-0}"
            [ -z "${BUILD_FAILS:-}" ] || { echo "[ERROR] no such symbol"; exit 1; }
            mkdir -p cli/target
            printf a.jar > cli/target/launcher.classpath
            """;
    private static final String JAVA = """
            #!/bin/sh
            echo "LC_ALL=${LC_ALL:-}"
            for word in "$@"; do echo "$word"; done
            """;

    @TempDir
    Path folder;

    private Path checkout;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void prepare() throws IOException {
        checkout = folder.resolve("check out");
        for (var module : List.of("core", "datasets", "experiments", "reports", "cli")) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
            Files.createFile(checkout.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(checkout.resolve("pom.xml"));
        Files.copy(launcher(), checkout.resolve("l2bench"));
        script("mvn", MAVEN);
        script("java", JAVA);
    }

    @Test
    void manyThatStartAtOnceInAFreshCheckoutAllSucceedAndOneBuilds() throws Exception {
        var processes = new ArrayList<Process>();
        for (var i = 0; i < 6; i++) {
            processes.add(start("start-" + i, Map.of("BUILD_SECONDS", "1"), "list"));
        }
        for (var i = 0; i < processes.size(); i++) {
            var result = result("start-" + i, processes.get(i));
            assertThat(result.err()).doesNotContain("mv:").doesNotContain("cannot");
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("a.jar").endsWith("list\n");
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(checkout.resolve("cli/target")).isDirectoryNotContaining("glob:**.lock*");
    }

    /** Workers take over the class path of the program, and a test library there could change what a trial does. */
    @Test
    void theClassPathThatMavenIsAskedForHasNoTestLibraries() throws Exception {
        run(Map.of(), "list");
        assertThat(Files.readAllLines(checkout.resolve("words")))
                .contains("-DincludeScope=runtime", "dependency:build-classpath");
    }

    @Test
    void aLauncherThatWasKilledWhileItBuiltKeepsNobodyOut() throws Exception {
        var killed = start("killed", Map.of("BUILD_SECONDS", "60"), "list");
        while (!Files.exists(checkout.resolve("builds"))) {
            Thread.sleep(20);
        }
        var children = killed.descendants().toList();
        killed.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
        assertThat(Files.exists(checkout.resolve("cli/target/launcher.lock"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();

        assertThat(run(Map.of(), "list").exitCode()).isZero();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aBuildThatFailsIsShownAndTriedAgainTheNextTime() throws Exception {
        var failed = run(Map.of("BUILD_FAILS", "yes"), "list");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("[ERROR] no such symbol").contains("l2bench: the build failed");
        assertThat(run(Map.of(), "list").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core/pom.xml", "l2bench"})
    void whatIsBuiltIsNotBuiltAgainUntilASourceOrTheLauncherChanges(String changed) throws Exception {
        run(Map.of(), "list");
        run(Map.of(), "list");
        assertThat(builds()).isEqualTo(1);
        Files.setLastModifiedTime(
                checkout.resolve(changed), FileTime.from(Instant.now().plusSeconds(60)));
        run(Map.of(), "list");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aCheckoutThatIsNotBuiltAndCannotBeWrittenGetsOneLine() throws Exception {
        // Not by permissions: who is root may write everywhere.
        Files.createFile(checkout.resolve("cli/target"));
        var result = run(Map.of(), "list");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("l2bench: ")
                .contains("is not built");
    }

    @Test
    void besideAFolderOfJarsNothingIsBuiltAndTheyAreTheClassPathInTheirOrder() throws Exception {
        Files.createDirectories(checkout.resolve("lib"));
        Files.writeString(checkout.resolve("lib/classpath"), "lib/b.jar:lib/a.jar:lib/c d.jar\n");
        var result = run(Map.of(), "list");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .contains(checkout + "/lib/b.jar:" + checkout + "/lib/a.jar:" + checkout + "/lib/c d.jar");
        assertThat(checkout.resolve("builds")).doesNotExist();
    }

    @Test
    void inALocaleWithoutUtf8TheJvmGetsOneThatHasItAndTheUsersCharset() throws Exception {
        var ascii = run(Map.of("LC_ALL", "C"), "list").out();
        assumeThat(ascii).doesNotContain("LC_ALL=C\n");
        assertThat(ascii).containsPattern("LC_ALL=\\S*(UTF-8|utf8)\n").doesNotContain("-Dl2bench.charset=UTF-8");
        var utf8 = ascii.substring("LC_ALL=".length(), ascii.indexOf('\n'));
        assertThat(run(Map.of("LC_ALL", utf8), "list").out())
                .startsWith("LC_ALL=" + utf8 + "\n")
                .contains("-Dl2bench.charset=UTF-8\n");
    }

    private int builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    private Result run(Map<String, String> environment, String... arguments) throws Exception {
        return result("run", start("run", environment, arguments));
    }

    private Process start(String name, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("sh", checkout.resolve("l2bench").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + File.pathSeparator + path);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Result result(String name, Process process) throws Exception {
        var exitCode = process.waitFor();
        return new Result(exitCode, text(name + ".out"), text(name + ".err"));
    }

    private String text(String name) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
    }

    private void script(String name, String text) throws IOException {
        var file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path launcher() {
        return Path.of("").toAbsolutePath().getParent().resolve("l2bench");
    }
}
