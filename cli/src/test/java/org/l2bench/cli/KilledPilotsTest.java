package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.record.RunFolder;

/**
 * Pilots on one folder that are killed at random moments, without a word to them: what is there at the end is what one process leaves
 * that nobody disturbs. Real trials, with artifacts and checkpoints. Property {@code l2bench.killRounds} says how often.
 */
@DisabledOnOs(OS.WINDOWS)
class KilledPilotsTest {
    private static final int ROUNDS = Integer.getInteger("l2bench.killRounds", 1);
    private static final int PILOTS = 3;
    private static final int KILLS = 5;
    private static final long MOST_MILLIS_BETWEEN_KILLS = 3000;
    /** A machine that others use too may give them a hundredth of its time. */
    private static final long MOST_MINUTES_TO_END = 30;

    private static final String EXPERIMENT = "rehearsal-free-cl";
    private static final String PRESET = "smoke";
    private static final String ARMS = "R-naive,P-naive,R-predkd,P-predkd,R-predkd+l2,P-predkd+l2";

    @TempDir
    Path home;

    private final Random random = new Random(17);

    @Test
    void whatIsLeftIsTheBitsOfOneProcess() throws Exception {
        var alone = start("alone", "--workers", "2");
        assertThat(alone.waitFor()).as(log("alone")).isZero();
        var whole = StoredBits.of(home.resolve("alone"));
        for (int round = 1; round <= ROUNDS; round++) {
            var name = "round-" + round;
            var kills = killed(name);
            assertThat(StoredBits.of(home.resolve(name))).as(log(name)).isEqualTo(whole);
            assertThat(log(name)).contains("Page: ").doesNotContain("please report", " failed");
            if (ROUNDS > 1) {
                System.out.printf("round %d: %d killed, the bits of one process%n", round, kills);
            }
        }
    }

    /** Runs pilots of which some are killed, and replaced; how many were. */
    private int killed(String name) throws IOException, InterruptedException {
        var pilots = new ArrayList<Process>();
        int kills = 0;
        try {
            for (int i = 0; i < PILOTS; i++) {
                pilots.add(pilot(name));
            }
            while (kills < KILLS && pilots.stream().anyMatch(Process::isAlive)) {
                if (!isAnyAtWork(name)) {
                    // A busy machine takes its time to start them.
                    Thread.sleep(20);
                    continue;
                }
                Thread.sleep((long) (random.nextDouble() * MOST_MILLIS_BETWEEN_KILLS));
                int chosen = random.nextInt(PILOTS);
                if (pilots.get(chosen).isAlive()) {
                    kill(pilots.get(chosen));
                    kills++;
                }
                pilots.set(chosen, pilot(name));
            }
            for (var pilot : pilots) {
                assertThat(pilot.waitFor(MOST_MINUTES_TO_END, TimeUnit.MINUTES)).isTrue();
            }
        } finally {
            pilots.forEach(Process::destroyForcibly);
        }
        // Those that were there last may have left before they could know that another one's lease was a dead one's.
        var last = pilot(name);
        assertThat(last.waitFor()).as(log(name)).isZero();
        return kills;
    }

    private boolean isAnyAtWork(String name) throws IOException {
        var leases = RunFolder.of(home.resolve(name), EXPERIMENT, PRESET).leases();
        if (!Files.isDirectory(leases)) {
            return false;
        }
        try (var files = Files.list(leases)) {
            return files.findAny().isPresent();
        }
    }

    private static void kill(Process pilot) throws InterruptedException {
        var workers = pilot.descendants().toList();
        pilot.destroyForcibly().waitFor();
        // Workers notice that nobody listens; some are killed with their pilot, as by an engine.
        workers.stream().skip(1).forEach(ProcessHandle::destroyForcibly);
    }

    private Process pilot(String name) throws IOException {
        return start(name, "--workers", "1", "--no-wait");
    }

    private Process start(String name, String... more) throws IOException {
        var arguments = Stream.concat(
                Stream.of(
                        "run",
                        EXPERIMENT,
                        "--preset",
                        PRESET,
                        "--arms",
                        ARMS,
                        "--out",
                        home.resolve(name).toString()),
                Stream.of(more));
        var log = Files.createDirectories(home.resolve("logs")).resolve(name + ".log");
        return new ProcessBuilder(UserProgram.command(arguments.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private String log(String name) throws IOException {
        return Files.readString(home.resolve("logs").resolve(name + ".log"));
    }
}
