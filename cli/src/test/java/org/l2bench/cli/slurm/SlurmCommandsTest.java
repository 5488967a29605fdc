package org.l2bench.cli.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

/** With commands that only say what a Slurm 22.05 was seen to say. */
@DisabledOnOs(OS.WINDOWS)
class SlurmCommandsTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path bin;

    private Slurm slurm(String sbatch, String squeue, Duration patience) throws IOException {
        script("sbatch", sbatch);
        script("squeue", squeue);
        var environment = new TreeMap<>(System.getenv());
        environment.merge("PATH", "", (path, none) -> bin + ":" + path);
        return Slurm.in(environment, new Problems(), patience, patience).orElseThrow();
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(bin.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(bin.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    @Test
    void whatIsQueuedIsReadElementByElementWithoutThoseThatHaveEnded() throws Exception {
        var slurm = slurm("", """
                echo "$@" > "$0.words"
                echo 'CLUSTER: east'
                echo '31_4|PENDING|l2bench-x-1|JobArrayTaskLimit|/runs/a|b'
                echo '31_1|RUNNING|l2bench-x-1|None|/runs/a|b'
                echo '31_0|COMPLETING|l2bench-x-1|None|'
                echo '7|RUNNING|mine|None|(null)'""", LONG);
        assertThat(slurm.pilots(Optional.of("east")))
                .containsExactly(
                        new Pilot("31_4", "PENDING", "l2bench-x-1", "JobArrayTaskLimit", "/runs/a|b"),
                        new Pilot("31_1", "RUNNING", "l2bench-x-1", "None", "/runs/a|b"),
                        new Pilot("7", "RUNNING", "mine", "None", "(null)"));
        assertThat(bin.resolve("squeue.words")).content().contains("--me", "-r", "--clusters=east");
    }

    @Test
    void aControllerThatIsDownIsToldInItsOwnWords() throws Exception {
        var slurm = slurm(
                "",
                "echo 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)' >&2; exit 1",
                LONG);
        assertThatThrownBy(() -> slurm.pilots(Optional.empty()))
                .isInstanceOf(SlurmProblem.class)
                .hasMessage("squeue: slurm_load_jobs error: Unable to contact slurm controller (connect failure)");
    }

    @Test
    void aQuestionThatIsNotAnsweredIsAskedTwice() throws Exception {
        var slurm = slurm("", "echo asked >> \"$0.asked\"; sleep 60", SHORT);
        assertThatThrownBy(() -> slurm.pilots(Optional.empty()))
                .isInstanceOf(SlurmProblem.class)
                .hasMessageContaining("squeue has not answered, 2 times");
        assertThat(Files.readAllLines(bin.resolve("squeue.asked"))).hasSize(2);
    }

    @Test
    void aJobThatWouldNotBeTakenIsBadInput() throws Exception {
        var slurm = slurm(
                "echo 'sbatch: error: invalid partition specified: gpu' >&2\n"
                        + "echo 'allocation failure: Invalid partition name specified' >&2; exit 1",
                "",
                LONG);
        assertThatThrownBy(() -> slurm.test(List.of("--partition=gpu"), Path.of("job.sh")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("sbatch would not take the job: error: invalid partition specified: gpu; "
                        + "allocation failure: Invalid partition name specified");
    }

    @Test
    void aSubmissionSaysItsIdAndIsNeverTriedTwice() throws Exception {
        assertThat(slurm("echo '17;east'", "", LONG).submit(List.of(), Path.of("job.sh")))
                .isEqualTo("17");
        var silent = slurm("echo asked >> \"$0.asked\"; sleep 60", "", SHORT);
        assertThatThrownBy(() -> silent.submit(List.of(), Path.of("job.sh")))
                .isInstanceOf(SlurmProblem.class)
                .hasMessageContaining("whether the job is queued is not known");
        assertThat(Files.readAllLines(bin.resolve("sbatch.asked"))).hasSize(1);
        var full = slurm(
                "echo 'sbatch: error: Batch job submission failed: Resource temporarily unavailable' >&2; exit 1",
                "",
                LONG);
        assertThatThrownBy(() -> full.submit(List.of(), Path.of("job.sh")))
                .hasMessage("sbatch: error: Batch job submission failed: Resource temporarily unavailable");
    }

    @Test
    void anInnerJobKnowsNothingOfTheOuterOneButWhereTheClusterIs() {
        var outer = Map.of(
                "SLURM_CONF", "/etc/slurm.conf",
                "SLURM_ARRAY_TASK_ID", "3",
                "SLURM_CPUS_PER_TASK", "4",
                "SBATCH_ARRAY_INX", "1-9",
                "SBATCH_ACCOUNT", "ours",
                "SQUEUE_STATES", "RUNNING",
                "PATH", "/bin");
        assertThat(Slurm.ofNoJob(outer)).containsOnlyKeys("SLURM_CONF", "SBATCH_ACCOUNT", "PATH");
    }

    @Test
    void withoutSlurmThereIsOneProblem() {
        var problems = new Problems();
        assertThat(Slurm.in(Map.of("PATH", bin.toString()), problems)).isEmpty();
        assertThat(problems.messages()).singleElement().asString().contains("no Slurm here", "--print");
    }
}
