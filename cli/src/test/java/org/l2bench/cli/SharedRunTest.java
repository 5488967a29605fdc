package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;

/** Several processes that run one command on one folder, and parts of a plan in folders of their own. */
class SharedRunTest {
    private static final String QUICK = "tiny/quick";

    @TempDir
    Path home;

    private Calls calls;

    @BeforeEach
    void prepare() {
        calls = new Calls(home.resolve("one"));
    }

    private static RunFolder folder(Path out) {
        return new RunFolder(out.resolve(QUICK));
    }

    private static List<String> digests(Path out) throws IOException {
        return folder(out).store().read().records().values().stream()
                .map(RunRecord::digest)
                .toList();
    }

    /** As if a process on another host had it. */
    private static Path lease(RunFolder folder, String id, String code) throws IOException {
        Files.createDirectories(folder.leases());
        return Files.writeString(
                folder.leases().resolve(id),
                "{\"holder\":{\"token\":\"t\",\"system\":\"elsewhere\",\"pid\":1,\"startedSeconds\":0},"
                        + "\"work\":\"\",\"code\":\"" + code + "\"}\n");
    }

    @Test
    void threeAtOnceDoEachTrialOnceAndTheLastWritesThePages() throws Exception {
        var whole = calls.run("--workers", "1");
        var many = new Calls(home.resolve("many"));
        var pool = Executors.newFixedThreadPool(3);
        var outputs = new ArrayList<Calls.Result>();
        Callable<Calls.Result> pilot = () -> many.run("--workers", "1", "--no-wait", "--set", "pauseMillis=0");
        for (var end : pool.invokeAll(List.of(pilot, pilot, pilot))) {
            outputs.add(end.get());
        }
        pool.shutdown();
        assertThat(outputs).allSatisfy(o -> assertThat(o.exitCode()).as(o.err()).isZero());
        var done = outputs.stream()
                .flatMap(o -> o.out().lines())
                .filter(l -> l.contains("done in"))
                .map(l -> l.replaceAll("\\[.*?] (.*) done in.*", "$1"))
                .toList();
        assertThat(done).hasSize(6).doesNotHaveDuplicates();
        assertThat(digests(home.resolve("many"))).isEqualTo(digests(home.resolve("one")));
        assertThat(whole.out()).contains("Page: ");
        assertThat(outputs).anySatisfy(o -> assertThat(o.out()).contains("Page: "));
        var page = home.resolve("many").resolve(QUICK).resolve("values.csv");
        assertThat(page)
                .hasSameTextualContentAs(home.resolve("one").resolve(QUICK).resolve("values.csv"));
        assertThat(folder(home.resolve("many")).leases()).isEmptyDirectory();
    }

    @Test
    void onePilotEndsWhenOthersAreAtTheRestAndALaterOneFindsThePagesWritten() throws IOException {
        calls.run("--workers", "1");
        var folder = folder(home.resolve("one"));
        var id = folder.store().names().finished().iterator().next();
        var code = folder.store().read().records().get(id).inputs().code();
        var kept = Files.readString(folder.store().file(id));
        Files.delete(folder.store().file(id));
        var lease = lease(folder, id, code);

        var pilot = calls.run("--no-wait");
        assertThat(pilot.exitCode()).as(pilot.err()).isZero();
        assertThat(pilot.out())
                .contains("1 to run", "Nothing is left to start; other processes are at the rest")
                .doesNotContain("Page: ");

        assertThat(lease).exists();

        Files.writeString(folder.store().file(id), kept);
        Files.delete(lease);
        var last = calls.run("--no-wait");
        assertThat(last.out()).contains("nothing is rerun", "reproduced", "Page: ");
        var later = calls.run("--no-wait");
        assertThat(later.out()).contains("nothing is rerun", "Page: ");
    }

    /** It was killed, on another host, between its record and the end of its lease: there is nothing to wait for. */
    @Test
    void whatAKilledPilotHasLeftOnFinishedWorkKeepsNobodyFromThePagesAndIsSwept() throws IOException {
        calls.run("--workers", "1");
        var folder = folder(home.resolve("one"));
        var ids = List.copyOf(folder.store().names().finished());
        var code = folder.store().read().records().get(ids.get(0)).inputs().code();
        Files.delete(folder.store().file(ids.get(1)));
        for (var options : List.of(new String[] {"--no-wait"}, new String[] {"--no-wait"}, new String[] {})) {
            lease(folder, ids.get(0), code);
            var unfinished = Files.createDirectories(folder.unfinished(ids.get(0)));
            Files.writeString(unfinished.resolve("attempts.json"), "{\"started\":1,\"seconds\":2.5}");
            var result = calls.run(options);
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("Page: ").doesNotContain("other processes");
            assertThat(folder.leases()).isEmptyDirectory();
            assertThat(folder.checkpoints()).isEmptyDirectory();
        }
    }

    /** What engines send before they kill. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onTheSignalToEndAllLeasesAreGivenBack() throws Exception {
        var out = home.resolve("ended");
        var output = home.resolve("output.txt");
        var command = UserProgram.command(
                TinyMain.class,
                "run",
                "tiny",
                "--workers",
                "2",
                "--no-wait",
                "--set",
                "pauseMillis=60000",
                "--out",
                out.toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var leases = folderOfOnlyRun(out, process).leases();
        while (process.isAlive() && count(leases) < 2) {
            Thread.sleep(20);
        }
        var workers = process.descendants().toList();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (var worker : workers) {
            worker.onExit().get();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isNotZero();
        assertThat(Files.readString(output)).contains("Interrupted: 0 of 6 trials have records", "--no-wait");
        assertThat(leases).isEmptyDirectory();
    }

    /** Its name is made from the settings. */
    private static RunFolder folderOfOnlyRun(Path out, Process process) throws Exception {
        var parent = out.resolve("tiny");
        while (process.isAlive() && count(parent) == 0) {
            Thread.sleep(20);
        }
        try (var folders = Files.list(parent)) {
            return new RunFolder(folders.findFirst().orElseThrow());
        }
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    @Test
    void oneOfOtherCodeEndsWithOneLine() throws IOException {
        var folder = folder(home.resolve("one"));
        lease(folder, "0123", "000000000000");
        for (var options : List.of(new String[] {}, new String[] {"--no-wait"})) {
            var result = calls.run(options);
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().lines())
                    .singleElement()
                    .asString()
                    .contains("with code 000000000000", "is at work in " + folder.path(), "--out");
        }
        assertThat(folder.store().folder()).doesNotExist();
    }

    @Test
    void shardsInFoldersOfTheirOwnGiveTheRecordsOfOneRun() throws IOException {
        calls.run("--workers", "1");
        var merged =
                Files.createDirectories(folder(home.resolve("merged")).store().folder());
        for (var shard : List.of("1/2", "2/2")) {
            var out = home.resolve("shard-" + shard.charAt(0));
            var result = new Calls(out).run("--workers", "1", "--shard", shard);
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("6 trials; 3 in shard " + shard + "; 0 have records, 3 to run", "[3/3]");
            try (var records = Files.list(folder(out).store().folder())) {
                for (var record : records.toList()) {
                    Files.copy(record, merged.resolve(record.getFileName()));
                }
            }
        }
        assertThat(digests(home.resolve("merged"))).isEqualTo(digests(home.resolve("one")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/2", "3/2", "1", "a/b", "-1/2", ""})
    void aShardThatIsNoneIsNamed(String typed) {
        var result = calls.run("--shard", typed);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .contains("shard must be K/N with 1 <= K <= N", "was \"" + typed + "\"");
    }
}
