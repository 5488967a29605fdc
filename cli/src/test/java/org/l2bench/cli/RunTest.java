package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    @TempDir
    Path home;

    private Calls calls;

    @BeforeEach
    void prepare() {
        calls = new Calls(home);
    }

    @Test
    void aRunEndsWithVerdictsAndAPageAndTheSecondTimeDoesNothing() throws IOException {
        var first = calls.run("--workers", "2");
        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("2 trained arms, 3 seeds, 6 trials; 0 have records, 6 to run")
                .contains("[6/6]")
                .contains("C1")
                .contains("reproduced")
                .contains("Page: " + home.resolve("tiny/quick/report.html"));
        var before = files();

        var second = calls.run();
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("all have records, nothing is rerun").contains("reproduced");
        assertThat(files()).isEqualTo(before);

        var report = calls.call("report", "tiny", "--out", home.toString());
        assertThat(report.exitCode()).isZero();
        assertThat(report.out()).contains("reproduced");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void moreSeedsAddTrialsAndLeaveTheOthersAlone() throws IOException {
        calls.run("--seeds", "1");
        var before = files();
        var more = calls.run("--seeds", "2");
        assertThat(more.out()).contains("2 have records, 2 to run");
        var records = new TreeMap<>(before);
        records.keySet().removeIf(f -> !f.contains("records"));
        assertThat(files()).containsAllEntriesOf(records);
    }

    @Test
    void failedTrialsAreNamedAndTheOthersReported() {
        var result = calls.run("--set", "failing=true", "--seeds", "2");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .contains("seed 11, plain")
                .contains("IllegalStateException: plain fails")
                .contains("2 of 4 trials failed; the same command tries them again");
        assertThat(result.out())
                .contains("failed: IllegalStateException: plain fails")
                .contains("Page: ");
    }

    @Test
    void aDryRunShowsThePlanAndRunsNothing() {
        var result = calls.run("--dry-run", "--workers", "2");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("6 trials: 2 trained arms, seeds 11 to 13; 120 training steps")
                .contains("stones  0123456789ab")
                .contains("0 of 6 trials have one")
                .containsPattern("plain +20 +[0-9.]+ ")
                .containsPattern("Training takes about .+ hours\\) here with 2 workers");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aDryRunWithoutDataSaysWhatIsMissing() {
        var result = calls.run("--dry-run", "--set", "dataThere=false");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("moon-stones: missing").contains("Training takes about");
    }

    @Test
    void anArmThatCannotBeTimedIsNamedAndTheOthersAreTimed() {
        var result = calls.run("--dry-run", "--set", "failing=true");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .containsPattern("better +20 +[0-9.]+ ")
                .containsPattern("plain +20 +not timed")
                .contains("Training takes about");
        assertThat(result.err()).contains("not timed, and not in the sum: plain: IllegalStateException: plain fails");
    }

    @Test
    void aRecordIsExplainedByTheFirstDigitsOfItsId() throws IOException {
        calls.run("--seeds", "1", "--arms", "better");
        var record = files().keySet().stream()
                .filter(f -> f.contains("records"))
                .findFirst()
                .orElseThrow();
        var id = Path.of(record).getFileName().toString().substring(0, 6);
        var shown = calls.call("show", "--record", id, "--out", home.toString());
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains("arm better, seed 11")
                .contains("stones")
                .contains("code ");
        assertThat(calls.call("show", "--record", "ffff", "--out", home.toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBreakLeavesWhatIsDoneAndSaysHowToGoOn() throws Exception {
        var output = home.resolve("output.txt");
        // Where the tests themselves run in the background, the break is ignored, and that is inherited.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(UserProgram.command(
                TinyMain.class,
                "run",
                "tiny",
                "--workers",
                "1",
                "--set",
                "pauseMillis=1000",
                "--out",
                home.resolve("runs").toString()));
        var process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        while (process.isAlive() && !Files.readString(output).contains("[1/6]")) {
            Thread.sleep(20);
        }
        var workers = process.descendants().toList();
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (var worker : workers) {
            worker.onExit().get();
        }
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(output))
                .contains("Interrupted: ")
                .contains(
                        "of 6 trials have records. The same command goes on from here: ./l2bench run tiny --preset quick"
                                + " --set pauseMillis=1000 --out " + home.resolve("runs") + " --workers 1")
                .doesNotContain("failed");
        var resumed = calls.call(
                "run",
                "tiny",
                "--set",
                "pauseMillis=1000",
                "--out",
                home.resolve("runs").toString());
        assertThat(resumed.exitCode()).isZero();
        assertThat(resumed.out()).doesNotContain("0 have records");
    }

    /** Files with the time of their last change. */
    private Map<String, FileTime> files() throws IOException {
        var files = new TreeMap<String, FileTime>();
        try (var all = Files.walk(home)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(file).toString(), Files.getLastModifiedTime(file));
            }
        }
        return files;
    }
}
