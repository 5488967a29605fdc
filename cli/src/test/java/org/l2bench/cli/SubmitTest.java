package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With an sbatch and an squeue that only note how they were called. */
@DisabledOnOs(OS.WINDOWS)
class SubmitTest {
    private static final String SBATCH = """
            #!/bin/sh
            here=$(dirname "$0")
            echo "$@" >> "$here/calls"
            env | grep -E '^(SLURM|SBATCH)_' >> "$here/variables"
            [ ! -f "$here/refuse" ] || { cat "$here/refuse" >&2; exit 1; }
            case $1 in
                --test-only) echo "sbatch: Job 16 to start at 2026-11-29T23:36:30 using 1 processors" >&2 ;;
                *) echo 17 ;;
            esac
            """;
    private static final String SQUEUE = """
            #!/bin/sh
            here=$(dirname "$0")
            [ ! -f "$here/down" ] || { cat "$here/down" >&2; exit 1; }
            cat "$here/queue"
            """;

    @TempDir
    Path home;

    private Path bin;
    private Path folder;
    private Map<String, String> environment;

    @BeforeEach
    void prepare() throws IOException {
        bin = Files.createDirectories(home.resolve("bin"));
        folder = home.resolve("runs/tiny/quick");
        environment = new TreeMap<>(System.getenv());
        environment.merge("PATH", "", (path, none) -> bin + File.pathSeparator + path);
        environment.put("SLURM_ARRAY_TASK_ID", "5");
        environment.put("SLURM_CONF", "/etc/ours.conf");
        script("sbatch", SBATCH);
        script("squeue", SQUEUE);
        Files.createFile(bin.resolve("queue"));
        var launcher =
                Files.writeString(Files.createDirectory(home.resolve("program")).resolve("l2bench"), "#!/bin/sh\n");
        System.setProperty(SourceTree.HOME, launcher.getParent().toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty(SourceTree.HOME);
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(bin.resolve(name), text);
        assertThat(bin.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private Calls calls() {
        return new Calls(home.resolve("runs"), List.of(new TinyExperiment()), environment);
    }

    private Calls.Result submit(String... words) {
        var all = new ArrayList<>(
                List.of("submit", "tiny", "--out", home.resolve("runs").toString()));
        all.addAll(List.of(words));
        return calls().call(all.toArray(String[]::new));
    }

    private List<String> called() throws IOException {
        var calls = bin.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private String jobName() throws IOException {
        return Files.readAllLines(folder.resolve("slurm/job.sh")).stream()
                .filter(l -> l.startsWith("#SBATCH --job-name="))
                .map(l -> l.substring(l.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    private void queue(int tasks, String name) throws IOException {
        var lines = new StringBuilder();
        for (var i = 0; i < tasks; i++) {
            lines.append("9_" + i + "|PENDING|" + name + "|Resources|" + folder + "\n");
        }
        Files.writeString(bin.resolve("queue"), lines);
    }

    @Test
    void tasksAddTheExperimentOfSomebodyElseAsWell() {
        var study = home.resolve("study").toString();
        var runs = home.resolve("runs").toString();
        calls().call("new", "my-study", "--folder", study);
        var result = calls().call(
                        "submit",
                        "my-study",
                        "--with",
                        study,
                        "--preset",
                        "smoke",
                        "--out",
                        runs,
                        "--tasks",
                        "2",
                        "--print");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("l2bench run my-study --with " + study + " --preset smoke --out " + runs);
    }

    @Test
    void whatIsPrintedIsTheScriptAloneAndAllThatItNamesIsThereWithoutSlurm() throws IOException {
        environment.put("PATH", "");
        environment.put("ATEN_CPU_CAPABILITY", "avx2");
        var result = submit(
                "--tasks", "4", "--at-once", "2", "--workers", "3", "--seeds", "2", "--print", "--", "-p", "long");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("#!/bin/sh\n#SBATCH --job-name=l2bench-tiny-")
                .contains(
                        "#SBATCH --array=1-4%2\n",
                        "#SBATCH --cpus-per-task=3\n",
                        "#SBATCH --requeue\n",
                        "#SBATCH -p long\n",
                        "export ATEN_CPU_CAPABILITY=avx2\n");
        assertThat(folder.resolve("slurm/job.sh")).hasContent(result.out());
        assertThat(result.err()).contains("nothing is submitted", "sbatch " + folder.resolve("slurm/job.sh"));
        var command = result.out().lines().reduce((first, last) -> last).orElseThrow();
        assertThat(command)
                .startsWith("exec " + folder.resolve("code"))
                .endsWith("/l2bench run tiny --preset quick --seeds 2 --out " + home.resolve("runs")
                        + " --workers 3 --no-wait");
        assertThat(Path.of(command.split(" ", -1)[1])).isRegularFile();
        assertThat(folder.resolve("records")).doesNotExist();
    }

    @Test
    void slurmIsAskedWhetherItWouldTakeTheJobAndThenGivenItOnce() throws IOException {
        var result = submit("--tasks", "4", "--", "--partition=long", "--comment=our project");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(called())
                .containsExactly(
                        "--test-only --partition=long --comment=our project " + folder.resolve("slurm/job.sh"),
                        "--parsable --partition=long --comment=our project " + folder.resolve("slurm/job.sh"));
        assertThat(Files.readAllLines(bin.resolve("variables"))).containsOnly("SLURM_CONF=/etc/ours.conf");
        assertThat(result.out())
                .contains("tiny, quick: 6 trials, 0 have records", "Slurm would take it: Job 16 to start at")
                .contains(
                        "Submitted job 17: 4 tasks, at most 4 at once\n",
                        folder.resolve("slurm/17_*.log").toString())
                .contains("report tiny --preset quick --out " + home.resolve("runs"), "scancel --name=" + jobName());
    }

    @Test
    void aSecondCommandAddsWhatIsMissingAndAThirdNothing() throws IOException {
        submit("--tasks", "6", "--at-once", "2");
        queue(4, jobName());
        var added = submit("--tasks", "6", "--at-once", "2");
        assertThat(added.out())
                .contains("Queued already: 4 pending (Resources)", "which was there")
                .contains("Submitted job 17: 2 tasks, at most 2 at once, when job 9 has ended");
        assertThat(folder.resolve("slurm/job.sh"))
                .content()
                .contains("#SBATCH --array=1-2%2\n#SBATCH --dependency=afterany:9\n");
        queue(6, jobName());
        var before = called().size();
        var enough = submit("--tasks", "6", "--at-once", "2");
        assertThat(enough.exitCode()).isZero();
        assertThat(enough.out()).contains("Nothing is submitted: 6 tasks are queued, 6 are wanted.");
        assertThat(called()).hasSize(before);
    }

    @Test
    void tasksOfAnotherPlanInTheSameFolderAreNamedAndDoNotCount() throws IOException {
        submit("--tasks", "2");
        queue(2, jobName());
        var other = submit("--tasks", "2", "--seeds", "4");
        assertThat(other.out()).contains("Submitted job 17: 2 tasks");
        assertThat(other.err()).contains("2 tasks of another plan", "scancel --name=l2bench-tiny-");
    }

    @Test
    void whatSlurmDoesNotTakeIsNotSubmitted() throws IOException {
        Files.writeString(bin.resolve("refuse"), "allocation failure: Invalid partition name specified\n");
        var result = submit("--tasks", "4", "--", "-p", "nowhere");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("l2bench: sbatch would not take the job: allocation failure: Invalid partition name"
                        + " specified\n");
        assertThat(called()).singleElement().asString().startsWith("--test-only");
    }

    @Test
    void aControllerThatIsDownIsAFaultAndNothingIsFrozen() throws IOException {
        Files.writeString(bin.resolve("down"), "slurm_load_jobs error: Unable to contact slurm controller\n");
        var result = submit("--tasks", "4");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("l2bench: squeue: slurm_load_jobs error: Unable to contact slurm controller\n");
        assertThat(folder.resolve("code")).doesNotExist();
    }

    @Test
    void mistakesAreNamedTogetherBeforeAnythingIsWritten() {
        var result = submit("--tasks", "0", "--at-once", "many", "--workers", "0", "--seeds", "0", "--", "-a", "1-3");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .hasSize(5)
                .allMatch(l -> l.startsWith("l2bench: "))
                .anyMatch(l -> l.contains("tasks must be from 1 to 100000, was 0"))
                .anyMatch(l -> l.contains("at-once must be a whole number"))
                .anyMatch(l -> l.contains("workers must be from 1 to 256, was 0"))
                .anyMatch(l -> l.contains("seeds must be from 1 to 10000, was 0"))
                .anyMatch(l -> l.contains("leave --array out"));
        assertThat(submit().err()).contains("say with --tasks N how many tasks");
        assertThat(submit("--tasks", "3", "--partition=long").err())
                .contains("--partition=long", "at the end, after --");
        assertThat(submit("--tasks", "3", "--set", "dataThere=false").err())
                .isEqualTo("l2bench: moon-stones: missing; put them into DIR/moon-stones\n");
        environment.put("PATH", "");
        var without = submit("--tasks", "3");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err().lines()).singleElement().asString().contains("there is no Slurm here", "--print");
        assertThat(home.resolve("runs")).doesNotExist();
    }

    @Test
    void whereAllIsDoneNothingIsSubmitted() throws IOException {
        calls().run("--workers", "1");
        var result = submit("--tasks", "4");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("6 trials, 6 have records", "Nothing is left to run");
        assertThat(called()).isEmpty();
    }

    @Test
    void aReportOnAPartSaysHowMuchThereIs() throws IOException {
        calls().run("--workers", "1", "--shard", "1/2");
        var report =
                calls().call("report", "tiny", "--out", home.resolve("runs").toString());
        assertThat(report.out()).contains("3 of 6 trials have a record\n");
    }
}
