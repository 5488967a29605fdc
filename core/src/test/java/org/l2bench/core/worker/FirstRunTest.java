package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.record.RunFolder;

/** The first runs on a machine, in processes of their own, with the libraries themselves. */
@DisabledOnOs(OS.WINDOWS)
class FirstRunTest {
    private static final String AT_LENGTH = "l2bench.firstRuns";

    @TempDir
    Path home;

    @Test
    void runsThatMeetOnAnEmptyCacheSucceedAndTheNextOneWritesNothingThere() throws Exception {
        firstRuns(2);
        var before = libraries();
        firstRuns(1);
        assertThat(libraries()).isEqualTo(before);
    }

    @RepeatedTest(20)
    @EnabledIfSystemProperty(named = AT_LENGTH, matches = "true")
    void aRunOnAnEmptyCacheSucceeds() throws Exception {
        firstRuns(1);
    }

    @RepeatedTest(3)
    @EnabledIfSystemProperty(named = AT_LENGTH, matches = "true")
    void fourRunsThatMeetOnAnEmptyCacheSucceed() throws Exception {
        firstRuns(4);
    }

    /** Runs with two workers each, all at once; none may lose a worker. */
    private void firstRuns(int count) throws Exception {
        var runs = new ArrayList<Process>();
        for (var i = 0; i < count; i++) {
            runs.add(start("run-" + i + "-of-" + count));
        }
        for (var run : runs) {
            assertThat(run.waitFor())
                    .as(Files.readString(home.resolve("output")))
                    .isZero();
        }
        for (var i = 0; i < count; i++) {
            var folder = new RunFolder(home.resolve("run-" + i + "-of-" + count));
            assertThat(folder.store().read().records()).hasSize(2);
            assertThat(folder.logs()).doesNotExist();
        }
    }

    private Process start(String folder) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DummyRun.class.getName(),
                home.resolve(folder).toString(),
                Behaviour.FINISHES.name(),
                "2",
                "seeds=1");
        builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("output").toFile()))
                .start();
    }

    /** Everything in the cache, with the time when it or its links were last changed. */
    private Map<String, Object> libraries() throws IOException {
        var files = new TreeMap<String, Object>();
        try (var all = Files.walk(home.resolve("cache"))) {
            for (var file : all.toList()) {
                files.put(file.toString(), Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS));
            }
        }
        return files;
    }
}
