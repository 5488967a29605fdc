package org.l2bench.cli.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.cli.StoredBits;
import org.l2bench.cli.UserProgram;
import org.l2bench.core.lease.Leases;
import org.l2bench.core.record.RunFolder;

/** Runs as arrays of pilots on a real Slurm: two nodes of this machine. */
@Tag("slurm")
class SlurmTest {
    private static final String EXPERIMENT = "rehearsal-free-cl";
    private static final String PRESET = "smoke";
    /** For what is done to tasks: a few trials with artifacts, among them a sweep, on which others wait. */
    private static final List<String> FEW =
            List.of("--arms", "R-naive,P-naive,R-predkd,P-predkd,R-predkd+l2,P-predkd+l2");

    private static final int TRIALS_OF_FEW = 6;

    @TempDir
    private static Path home;

    private static LoopbackSlurm slurm;
    private static StoredBits whole;

    @BeforeAll
    static void bringUpSlurmAndRunAlone() throws Exception {
        var missing = LoopbackSlurm.missing();
        if (!missing.isEmpty()) {
            System.out.println("Slurm is not tested: " + String.join(", ", missing)
                    + " not found (Debian: apt-get install slurmctld slurmd slurm-client munge).");
        }
        assumeTrue(missing.isEmpty(), "Slurm is installed");
        slurm = LoopbackSlurm.start(2, 2);
        var alone = home.resolve("alone");
        var result = slurm.run(program(alone, List.of("--workers", "2")));
        assertThat(result.exitCode()).as(result.out()).isZero();
        whole = StoredBits.of(alone);
        assertThat(whole.records()).hasSize(20);
        assertThat(whole.artifacts()).hasSize(10);
    }

    @AfterAll
    static void tearSlurmDown() {
        if (slurm != null) {
            slurm.close();
        }
    }

    private static List<String> program(Path out, List<String> more) {
        var arguments = new ArrayList<>(List.of("run", EXPERIMENT, "--preset", PRESET, "--out", out.toString()));
        arguments.addAll(more);
        return UserProgram.command(arguments.toArray(String[]::new));
    }

    /** An array of pilots on one folder. */
    private record Array(String job, Path out, Path logs) {
        static Array submit(String name, int tasks, List<String> choice) throws IOException, InterruptedException {
            var out = home.resolve(name);
            var logs = Files.createDirectories(home.resolve(name + "-logs"));
            var more = new ArrayList<>(choice);
            // How many workers: what Slurm gives.
            more.add("--no-wait");
            var script = "#!/bin/sh\necho \"node $SLURMD_NODENAME\"\nexec "
                    + program(out, more).stream().map(w -> "'" + w + "'").collect(Collectors.joining(" "))
                    + "\n";
            var job = slurm.ask(
                    "sbatch",
                    "--parsable",
                    "--array=1-" + tasks,
                    "--cpus-per-task=1",
                    "--mem=4G",
                    "--requeue",
                    "--open-mode=append",
                    "--output=" + logs.resolve("%a.log"),
                    Files.writeString(home.resolve(name + ".sh"), script).toString());
            return new Array(job, out, logs);
        }

        /** Lines that Slurm prints of each task in the queue. */
        List<String> queue(String format) throws IOException, InterruptedException {
            return slurm.call("squeue", "-h", "-r", "-j", job, "-o", format)
                    .out()
                    .lines()
                    .filter(l -> !l.startsWith("slurm_load_jobs"))
                    .toList();
        }

        boolean hasFolder() throws IOException {
            if (!Files.isDirectory(out)) {
                return false;
            }
            try (var files = Files.find(out, 2, (path, attributes) -> path.getNameCount() == out.getNameCount() + 2)) {
                return files.findAny().isPresent();
            }
        }

        void awaitEnd() throws InterruptedException {
            slurm.await("array " + job + " has ended", () -> queue("%i").isEmpty());
        }

        void awaitTrials(int count) throws InterruptedException {
            slurm.await(count + " trials are done", () -> lines(" done in ").size() >= count);
        }

        /** Lines of all tasks' logs that hold some words. */
        List<String> lines(String words) throws IOException {
            return lines(l -> l.contains(words));
        }

        private List<String> lines(Predicate<String> isWanted) throws IOException {
            var lines = new ArrayList<String>();
            try (var files = Files.list(logs)) {
                for (var file : files.filter(f -> f.toString().endsWith(".log"))
                        .sorted()
                        .toList()) {
                    Files.readAllLines(file).stream().filter(isWanted).forEach(lines::add);
                }
            }
            return lines;
        }

        String text() throws IOException {
            return String.join("\n", lines(l -> true));
        }

        /** What was done, without its time: arm and seed of trials, names of artifacts. */
        List<String> done() throws IOException {
            return Stream.concat(
                            lines(" done in ").stream().map(l -> l.replaceAll("^\\[.*?] | done in.*$", "")),
                            lines(" built in ").stream().map(l -> l.replaceAll(" built in.*$", "")))
                    .toList();
        }

        /** For who asks for many rounds. */
        void tellOfRound(int round) throws IOException {
            if (rounds() > 1) {
                var done = done();
                System.out.printf(
                        "%s, round %d: the bits of one process; starts %d, pieces of work done %d, of these done again %d%n",
                        out.getFileName(),
                        round,
                        lines("node ").size(),
                        done.size(),
                        done.size() - Set.copyOf(done).size());
            }
        }

        void requireTheBitsOfOneProcess() throws IOException {
            var bits = StoredBits.of(out);
            assertThat(bits.records()).isNotEmpty();
            assertThat(bits).isEqualTo(whole.sharedWith(bits));
            assertThat(text()).contains("Page: ").doesNotContain(" failed", "please report");
        }
    }

    @Test
    void fourTasksOnTwoNodesDoAllOnceAndTheBitsAreThoseOfOneProcess() throws Exception {
        var array = Array.submit("four", 4, List.of());
        array.awaitEnd();
        assertThat(slurm.ask("squeue", "-h", "-r", "-t", "all", "-j", array.job(), "-o", "%T")
                        .lines())
                .as(array.text())
                .hasSize(4)
                .containsOnly("COMPLETED");
        assertThat(array.lines("node ")).contains("node n1", "node n2");
        assertThat(array.done()).hasSize(30).doesNotHaveDuplicates();
        assertThat(StoredBits.of(array.out())).isEqualTo(whole);
        array.requireTheBitsOfOneProcess();
    }

    @Test
    void submitGivesSlurmAnArrayThatRunsCopiedCodeAndNeverDoublesIt() throws Exception {
        var out = home.resolve("submitted");
        var arguments = new ArrayList<>(List.of("submit", EXPERIMENT, "--preset", PRESET, "--out", out.toString()));
        arguments.addAll(FEW);
        arguments.addAll(List.of("--tasks", "4", "--at-once", "3", "--", "--mem=4G", "--hold"));
        var command = UserProgram.command(arguments.toArray(String[]::new));
        var submitted = slurm.run(command);
        assertThat(submitted.exitCode()).as(submitted.out()).isZero();
        var job = Pattern.compile("Submitted job (\\d+)").matcher(submitted.out());
        assertThat(job.find()).as(submitted.out()).isTrue();
        var again = slurm.run(command);
        assertThat(again.out()).contains("Nothing is submitted: 4 tasks are queued");

        var array = new Array(job.group(1), out, StoredBits.folder(out).path().resolve("slurm"));
        assertThat(array.queue("%i")).hasSize(4);
        slurm.ask("scontrol", "release", array.job());
        array.awaitEnd();
        array.requireTheBitsOfOneProcess();
        assertThat(array.done()).doesNotHaveDuplicates();
        assertThat(slurm.run(command).out()).contains("Nothing is left to run, nothing is submitted");
    }

    /** Property {@code l2bench.slurmRounds} says how often. */
    static int rounds() {
        return Integer.getInteger("l2bench.slurmRounds", 1);
    }

    @Test
    void tasksThatAreRequeuedGoOn() throws Exception {
        for (int round = 1; round <= rounds(); round++) {
            var array = Array.submit("requeued-" + round, 2, FEW);
            array.awaitTrials(1);
            var task = array.job() + "_1";
            slurm.ask("scontrol", "requeue", task);
            slurm.await("the task waits again", () -> array.queue("%T").contains("PENDING"));
            // A slurmd takes no task again within the second in which it killed it ("Job credential revoked").
            Thread.sleep(2_000);
            // Else it waits for two minutes.
            slurm.ask("scontrol", "update", "jobid=" + task, "StartTime=now");
            slurm.await("it starts again", () -> array.lines("node ").size() == 3);
            array.awaitEnd();
            assertThat(array.lines("Interrupted: ")).hasSize(1);
            array.requireTheBitsOfOneProcess();
            array.tellOfRound(round);
        }
    }

    /**
     * A node hangs at its work, Slurm starts its tasks on another one, and when all is done the first copies go on from where they were.
     * Their leases are taken away here, as another process takes those of a silent one after ten minutes: what they had is done
     * by others, and they may write it a second time.
     */
    @Test
    void aLostNodeThatComesBackCostsNothing() throws Exception {
        for (int round = 1; round <= rounds(); round++) {
            var array = Array.submit("lost-" + round, 4, FEW);
            slurm.await("a task has a folder", array::hasFolder);
            var folder = StoredBits.folder(array.out());
            var hanging = hangAtWork("n2", folder);
            slurm.cutOff("n2");
            slurm.await("n2 is lost", () -> slurm.nodeStates().contains("down*"));
            for (var lease : leasesOf(hanging, folder)) {
                Files.delete(folder.leases().resolve(lease));
            }
            startAllNow(array);
            slurm.await(
                    "all is done without n2",
                    () -> folder.store().names().finished().size() == TRIALS_OF_FEW);
            array.awaitEnd();
            signal("CONT", hanging);
            slurm.await("its tasks have ended", () -> hanging.stream().noneMatch(ProcessHandle::isAlive));
            slurm.startNode("n2");
            slurm.await("n2 is back", () -> slurm.nodeStates().equals(List.of("idle", "idle")));
            array.requireTheBitsOfOneProcess();
            array.tellOfRound(round);
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(p -> command.add(String.valueOf(p.pid())));
        slurm.run(command);
    }

    /** Stops what runs on a node while it has a lease. */
    private static List<ProcessHandle> hangAtWork(String node, RunFolder folder) throws InterruptedException {
        var hanging = new ArrayList<ProcessHandle>();
        slurm.await("tasks on " + node + " are at work", () -> {
            hanging.clear();
            hanging.addAll(slurm.processesOn(node));
            signal("STOP", hanging);
            var isAtWork = !leasesOf(hanging, folder).isEmpty() && allSayTheirHolder(folder);
            if (!isAtWork) {
                signal("CONT", hanging);
            }
            return isAtWork;
        });
        return hanging;
    }

    private static List<String> leasesOf(List<ProcessHandle> processes, RunFolder folder) throws IOException {
        var pids = processes.stream().map(ProcessHandle::pid).toList();
        var found = new ArrayList<String>();
        try (var leases = Leases.in(folder.leases())) {
            for (var id : leases.others()) {
                if (leases.read(id).filter(l -> pids.contains(l.holder().pid())).isPresent()) {
                    found.add(id);
                }
            }
        }
        return found;
    }

    /** A process that is stopped between making a lease and writing into it leaves one that is nobody's, for its ten minutes. */
    private static boolean allSayTheirHolder(RunFolder folder) throws IOException {
        try (var leases = Leases.in(folder.leases())) {
            for (var id : leases.others()) {
                if (leases.read(id).isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void startAllNow(Array array) throws IOException, InterruptedException {
        for (var line : array.queue("%i %T")) {
            if (line.endsWith(" PENDING")) {
                slurm.call("scontrol", "update", "jobid=" + line.split(" ", 2)[0], "StartTime=now");
            }
        }
    }
}
