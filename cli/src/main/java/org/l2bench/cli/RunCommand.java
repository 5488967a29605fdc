package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.Shard;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.worker.Ending;
import org.l2bench.core.worker.FolderCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs what has no record yet and reports on all of it. */
@Command(
        name = "run",
        description = "Run the trials of an experiment that have no record yet, and write the report page.")
final class RunCommand implements Callable<Integer> {
    private Suite suite;

    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name; see `l2bench list`.")
    private String name;

    @Mixin
    private Choosing choosing;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Worker processes (default: one per core of this machine, or of the job that Slurm runs).")
    private String workers;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Your folder of data sets (default: $L2BENCH_DATA, if set).")
    private Path dataDir;

    @Option(
            names = "--no-wait",
            description =
                    "End when nothing is left to start, for one of many processes that run the same command on one"
                            + " folder. Default: wait for what the others are at.")
    private boolean noWait;

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            description = "Only the K-th of N parts of the plan, for places that share no folder.")
    private String shard;

    @Option(names = "--dry-run", description = "Show trials, steps, data and time, and run nothing.")
    private boolean dryRun;

    @Mixin
    private WithOption with;

    RunCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        suite = with.to(suite);
        return run(suite.experiment(name, choosing.wishes()));
    }

    private <S extends Record> int run(Experiment<S> experiment) throws IOException, InterruptedException {
        var problems = new Problems();
        var checked = RunChoice.check(experiment, choosing.wishes(), problems);
        var count = WorkerCount.parse(workers, problems);
        var part = shard == null ? Shard.WHOLE : Shard.parse(shard, problems);
        var data = suite.data(Optional.ofNullable(dataDir), problems);
        var unusable = FolderCheck.problemsOf(choosing.out());
        problems.addAll(unusable);
        checked.map(c -> RunFolder.of(choosing.out(), experiment.name(), c.variant()))
                .filter(f -> unusable.isEmpty())
                .ifPresent(f -> problems.addAll(noWait ? FolderCheck.problemsOfFolders(f) : FolderCheck.problemsOf(f)));
        problems.throwIfAny();
        var choice = checked.orElseThrow();
        data = data.withFoldersOf(choice.settings());
        var folder = RunFolder.of(choosing.out(), experiment.name(), choice.variant());
        var readiness = new Readiness<>(suite, choice, data, count);
        if (dryRun) {
            return new DryRun<>(suite, choice, readiness.outlook(), folder, count).show();
        }
        var manner = new Manner(noWait ? Ending.NOTHING_TO_START : Ending.ALL_DONE, part, options());
        return new RunSession<>(suite, readiness.plan(), folder, data, count, manner).run();
    }

    /** What was said beside the choice. */
    private Map<String, Optional<String>> options() {
        var options = new LinkedHashMap<String, Optional<String>>();
        choosing.namedOut().ifPresent(o -> options.put("--out", Optional.of(o)));
        Optional.ofNullable(dataDir).ifPresent(d -> options.put("--data-dir", Optional.of(d.toString())));
        Optional.ofNullable(workers).ifPresent(w -> options.put("--workers", Optional.of(w)));
        if (noWait) {
            options.put("--no-wait", Optional.empty());
        }
        Optional.ofNullable(shard).ifPresent(s -> options.put("--shard", Optional.of(s)));
        return options;
    }
}
