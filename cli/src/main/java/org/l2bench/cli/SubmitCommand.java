package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.l2bench.cli.slurm.SbatchWords;
import org.l2bench.cli.slurm.Slurm;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.TypedNumber;
import org.l2bench.core.worker.FolderCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has Slurm run an experiment. */
@Command(
        name = "submit",
        description = {
            "Have Slurm run an experiment: an array of equal tasks, each of which takes the trials and artifacts that nobody is"
                    + " at and ends when nothing is left to start.",
            "The same command again adds what is missing from --tasks and doubles nothing. sbatch's own words stand at the end,"
                    + " after --, for example: -- --partition=long --time=4:00:00 --mem=8G"
        })
final class SubmitCommand implements Callable<Integer> {
    private static final int MOST_TASKS = 100_000;

    private Suite suite;

    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name; see `l2bench list`.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SBATCH-WORDS",
            description = "Options of sbatch, after --; passed on as they are.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private Choosing choosing;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description =
                    "Tasks in all, with those that are queued or run already. More than needed is a chain of wall times:"
                            + " one that finds nothing to do ends in seconds.")
    private String tasks;

    @Option(names = "--at-once", paramLabel = "M", description = "At most so many tasks at a time (default: all).")
    private String atOnce;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Worker processes and cores of a task (default: 1, or sbatch's own --cpus-per-task).")
    private String workers;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Your folder of data sets, which the tasks see (default: $L2BENCH_DATA, if set).")
    private Path dataDir;

    @Option(
            names = "--print",
            description = "Prepare everything, print the script, and submit nothing. Needs no Slurm.")
    private boolean print;

    @Mixin
    private WithOption with;

    SubmitCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        suite = with.to(suite);
        return submit(suite.experiment(name, choosing.wishes()));
    }

    private <S extends Record> int submit(Experiment<S> experiment) throws IOException, InterruptedException {
        var problems = new Problems();
        var checked = RunChoice.check(experiment, choosing.wishes(), problems);
        var order = order(problems);
        var data = suite.data(Optional.ofNullable(dataDir), problems);
        var launcher = launcher(problems);
        var slurm = print ? Optional.<Slurm>empty() : Slurm.in(suite.environment(), problems);
        checked.map(c -> RunFolder.of(choosing.out(), experiment.name(), c.variant()))
                .ifPresent(f -> checkFolders(f, problems));
        problems.throwIfAny();
        var choice = checked.orElseThrow();
        data = data.withFoldersOf(choice.settings());
        var folder = RunFolder.of(choosing.out(), experiment.name(), choice.variant());
        var plan = new Readiness<>(suite, choice, data, 1).planForOthers();
        OthersAtWork.in(folder).requireCode(plan);
        var submission = new Submission<>(suite, plan, folder, launcher, order, options(data), namedOut());
        return slurm.isPresent() ? submission.to(slurm.get()) : submission.print();
    }

    private Submission.Order order(Problems problems) {
        problems.require(tasks != null, "say with --tasks N how many tasks there are to be");
        var all = tasks == null
                ? 1
                : TypedNumber.whole("tasks", tasks, 1, MOST_TASKS, problems).orElse(MOST_TASKS);
        var some = atOnce == null
                ? all
                : TypedNumber.whole("at-once", atOnce, 1, all, problems).orElse(all);
        var own = new SbatchWords(words);
        own.check(problems);
        return new Submission.Order(all, some, WorkerCount.parse(workers, 1, problems), own);
    }

    private Path launcher(Problems problems) {
        var launcher = Path.of(System.getProperty(SourceTree.HOME, ".")).resolve("l2bench");
        problems.require(
                Files.isRegularFile(launcher),
                "there is no launcher %s, which the tasks are to start with; start this command with ./l2bench",
                launcher.toAbsolutePath().normalize());
        return launcher;
    }

    private void checkFolders(RunFolder folder, Problems problems) {
        problems.addAll(FolderCheck.problemsOf(choosing.out()));
        if (problems.messages().isEmpty()) {
            problems.addAll(FolderCheck.problemsOf(folder));
            Submission.foldersIn(folder).forEach(f -> problems.addAll(FolderCheck.problemsOf(f)));
        }
        problems.require(
                folder.path().toString().chars().noneMatch(Character::isISOControl),
                "the run's folder must have a name without line breaks, was %s",
                folder.path());
    }

    /** What the tasks are told beside the choice; they start in a folder of their own choice. */
    private Map<String, Optional<String>> options(DataRoot data) {
        var options = new LinkedHashMap<String, Optional<String>>();
        options.put("--out", Optional.of(choosing.out().toString()));
        data.placed().ifPresent(d -> options.put("--data-dir", Optional.of(d.toString())));
        Optional.ofNullable(workers).ifPresent(w -> options.put("--workers", Optional.of(w)));
        options.put("--no-wait", Optional.empty());
        return options;
    }

    private Map<String, Optional<String>> namedOut() {
        return choosing.namedOut().map(o -> Map.of("--out", Optional.of(o))).orElse(Map.of());
    }
}
