package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.l2bench.cli.code.FrozenCode;
import org.l2bench.cli.slurm.JobScript;
import org.l2bench.cli.slurm.MissingTasks;
import org.l2bench.cli.slurm.Pilot;
import org.l2bench.cli.slurm.SbatchWords;
import org.l2bench.cli.slurm.ShellWord;
import org.l2bench.cli.slurm.Slurm;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.SharedFile;
import org.l2bench.core.worker.WorkerProblem;

/**
 * A plan that Slurm is to run.
 *
 * @param launcher the script that started this program
 * @param options of the tasks' command beside the choice
 * @param namedOut the option that names the folder of all runs, as the user said it
 */
record Submission<S extends Record>(
        Suite suite,
        TrialPlan<S> plan,
        RunFolder folder,
        Path launcher,
        Order order,
        Map<String, Optional<String>> options,
        Map<String, Optional<String>> namedOut) {
    private static final String CODE = "code";
    private static final String SLURM = "slurm";
    private static final String SCRIPT = "job.sh";
    private static final int DIGITS = 8;

    /** Of this process, and to be those of the tasks whatever sbatch passes on: where libraries are, and what decides bits. */
    private static final List<String> VARIABLES = List.of(
            "XDG_CACHE_HOME", "L2BENCH_JAVA_OPTS", "ATEN_CPU_CAPABILITY", "OPENBLAS_CORETYPE", "ONEDNN_MAX_CPU_ISA");

    /**
     * What is wanted of Slurm.
     *
     * @param tasks in all
     * @param atOnce at most so many of them at a time
     * @param cpus of a task
     */
    record Order(int tasks, int atOnce, int cpus, SbatchWords words) {}

    /** Where submissions write, beside the run itself. */
    static List<Path> foldersIn(RunFolder folder) {
        return List.of(folder.path().resolve(CODE), folder.path().resolve(SLURM));
    }

    /** Everything but the submission. Only the script goes to standard output. */
    int print() throws IOException {
        var console = suite.console();
        var notes = suite.on(new Console(console.err(), console.err(), false));
        var text = new Submission<>(notes, plan, folder, launcher, order, options, namedOut)
                .script(MissingTasks.to(List.of(), order.tasks(), order.atOnce()));
        console.out().print(text);
        console.out().flush();
        console.err()
                .println("l2bench: nothing is submitted; all is prepared, submit it with: sbatch "
                        + ShellWord.quoted(scriptFile().toString()));
        return ExitCode.DONE;
    }

    /** Submits the tasks that are missing. */
    int to(Slurm slurm) throws IOException, InterruptedException {
        var console = suite.console();
        var trials = plan.trials().stream().map(TrialInputs::id).toList();
        var finished = folder.store().names().finished();
        var open = trials.stream().filter(Predicate.not(finished::contains)).count();
        console.line(plan.choice().experiment().name() + ", "
                + plan.choice().preset().name() + ": " + trials.size() + " trials, "
                + (trials.size() - open) + " have records");
        if (open == 0) {
            console.line("Nothing is left to run, nothing is submitted; the page: "
                    + CommandText.again("report", plan.choice(), namedOut));
            return ExitCode.DONE;
        }
        Files.createDirectories(folder.path());
        var name = jobName();
        var pilots = slurm.pilots(order.words().value("--clusters", "-M"));
        var queued = pilots.stream().filter(p -> p.name().equals(name)).toList();
        tellOf(queued, pilots, name);
        var addition = MissingTasks.to(queued, order.tasks(), order.atOnce());
        if (addition.tasks() == 0) {
            console.line(
                    "Nothing is submitted: " + queued.size() + " tasks are queued, " + order.tasks() + " are wanted.");
            tellHowToLook(name, "*");
            return ExitCode.DONE;
        }
        script(addition);
        console.line("Slurm would take it: " + slurm.test(order.words().words(), scriptFile()));
        var id = slurm.submit(order.words().words(), scriptFile());
        console.line("Submitted job " + id + ": " + addition.tasks() + " tasks, at most " + addition.atOnce()
                + " at once" + whenInWords(addition));
        tellHowToLook(name, id + "_*");
        return ExitCode.DONE;
    }

    private String whenInWords(MissingTasks addition) {
        if (addition.after().isEmpty()) {
            return "";
        }
        return order.words().has("--dependency", "-d")
                ? ", beside those of job " + String.join(", ", addition.after()) + ", for --dependency is your own"
                : ", when job " + String.join(", ", addition.after()) + " has ended";
    }

    /** What is queued already, and why it waits; also what another plan has queued for this folder. */
    private void tellOf(List<Pilot> queued, List<Pilot> pilots, String name) {
        if (!queued.isEmpty()) {
            var counts = queued.stream()
                    .collect(Collectors.groupingBy(
                            p -> p.isRunning()
                                    ? "running"
                                    : p.state().toLowerCase(Locale.ROOT) + " (" + p.reason() + ")",
                            TreeMap::new,
                            Collectors.counting()));
            suite.console()
                    .line("Queued already: "
                            + counts.entrySet().stream()
                                    .map(c -> c.getValue() + " " + c.getKey())
                                    .collect(Collectors.joining(", ")));
        }
        var foreign = pilots.stream()
                .filter(p -> !p.name().equals(name) && p.comment().equals(comment()))
                .collect(Collectors.groupingBy(Pilot::name, TreeMap::new, Collectors.counting()));
        foreign.forEach((other, count) -> suite.console()
                .problem(count + " tasks of another plan (other seeds, arms, data or code) are queued for "
                        + folder.path() + "; if they are not wanted: scancel --name=" + other));
    }

    private void tellHowToLook(String name, String logs) {
        suite.console()
                .lines(new Columns()
                        .row(
                                "  logs",
                                folder.path()
                                        .resolve(SLURM)
                                        .resolve(logs + ".log")
                                        .toString())
                        .row("  progress", CommandText.again("report", plan.choice(), namedOut))
                        .row("  queue", "squeue --me --name=" + name)
                        .row("  cancel", "scancel --name=" + name)
                        .lines());
    }

    /** Prepares all that tasks need and writes their script. */
    private String script(MissingTasks addition) throws IOException {
        var code = FrozenCode.of(
                System.getProperty("java.class.path"), launcher, folder.path().resolve(CODE));
        suite.console().line("Code: " + code.folder() + (code.isNew() ? "" : ", which was there"));
        warm();
        var logs = Files.createDirectories(folder.path().resolve(SLURM));
        var variables = new TreeMap<>(suite.environment());
        variables.keySet().retainAll(VARIABLES);
        variables.values().removeIf(String::isEmpty);
        var text = new JobScript(
                        jobName(),
                        comment(),
                        Path.of("").toAbsolutePath(),
                        logs,
                        addition,
                        order.cpus(),
                        order.words(),
                        System.getProperty("java.home"),
                        variables,
                        CommandText.words(code.launcher().toString(), "run", plan.choice(), options))
                .text();
        SharedFile.replace(scriptFile(), text);
        return text;
    }

    /** The libraries are unpacked here, once, and not by all tasks that start at once. */
    private void warm() {
        suite.console().status("unpacking the libraries");
        try {
            suite.workers(1).describe();
        } catch (WorkerProblem e) {
            suite.console()
                    .problem("libtorch does not work on this machine; the tasks need it on theirs: " + e.getMessage());
        } finally {
            suite.console().status("");
        }
    }

    private Path scriptFile() {
        return folder.path().resolve(SLURM).resolve(SCRIPT);
    }

    /** The same for the same trials in the same folder, and for no others. */
    private String jobName() throws IOException {
        var trials = plan.trials().stream().map(TrialInputs::id).toList();
        var real = Files.createDirectories(folder.path()).toRealPath().toString();
        return "l2bench-" + plan.choice().experiment().name() + "-"
                + Json.sha256(List.of(real, trials)).substring(0, DIGITS);
    }

    private String comment() {
        return folder.path().toString();
    }
}
