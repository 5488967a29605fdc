package org.l2bench.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunLock;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.RunStore;
import org.l2bench.core.worker.WorkerPool;

/** One run from the lock on its folder to the last page. */
final class RunSession<S extends Record> {
    private final Suite suite;
    private final Console console;
    private final TrialPlan<S> plan;
    private final RunFolder folder;
    private final DataRoot data;
    private final int workers;
    private final Map<String, String> options;
    private final Pages<S> pages;

    /**
     * @param options what was said beside the choice, to be said again when the run goes on
     */
    RunSession(
            Suite suite, TrialPlan<S> plan, RunFolder folder, DataRoot data, int workers, Map<String, String> options) {
        this.suite = suite;
        this.console = suite.console();
        this.plan = plan;
        this.folder = folder;
        this.data = data;
        this.workers = workers;
        this.options = options;
        this.pages = new Pages<>(plan.choice(), folder);
    }

    int run() throws IOException, InterruptedException {
        try (var lock = RunLock.take(folder)) {
            Objects.requireNonNull(lock);
            var content = folder.store().read();
            RunStore.requireFree(
                    content, plan.trials().stream().map(TrialInputs::id).toList());
            content.rejected().forEach(r -> console.problem("left alone: " + r));
            var todo = plan.trials().stream()
                    .filter(t -> !content.isFinished(t.id()))
                    .toList();
            var toBuild = plan.artifacts().stream()
                    .flatMap(a -> WorkerPool.missing(a, todo, folder).stream())
                    .toList();
            announce(todo.size(), toBuild.size());
            if (!todo.isEmpty() && !train(todo, toBuild)) {
                return ExitCode.INTERRUPTED;
            }
            return summary();
        }
    }

    private void announce(int todo, int toBuild) {
        var choice = plan.choice();
        var all = plan.trials().size();
        console.line(choice.experiment().name() + ", " + choice.preset().name() + ": "
                + choice.arms().size() + " trained arms, " + ReplicatesText.count(choice) + ", " + all + " trials; "
                + (todo == 0
                        ? "all have records, nothing is rerun"
                        : all - todo + " have records, " + todo + " to run"
                                + (toBuild == 0 ? "" : ", " + toBuild + " artifacts to build first")));
        console.lines(HoldingsText.of(choice));
    }

    /** Runs trials, writing the pages whenever a replicate is complete; false if the user broke it off. */
    private boolean train(List<TrialInputs> todo, List<ArtifactInputs> toBuild)
            throws InterruptedException, IOException {
        var pool = suite.workers(workers, folder.logs());
        var live = new LivePages(() -> pages.write(records()));
        var progress = new Progress(console, plan, todo, toBuild, plan.trials().size(), workers, live::ask);
        var onBreak = new Thread(() -> breakOff(pool, progress), "break");
        Runtime.getRuntime().addShutdownHook(onBreak);
        try {
            console.status("starting workers");
            pool.run(plan.artifacts(), todo, folder, data, progress);
        } finally {
            live.stop();
            if (!pool.isStopped()) {
                Runtime.getRuntime().removeShutdownHook(onBreak);
                console.status("");
            }
        }
        if (pool.isStopped()) {
            return false;
        }
        live.await();
        if (pool.restarts() > 0) {
            console.problem("workers that died and were started again: " + pool.restarts() + "; why: " + pool.logs());
        }
        return true;
    }

    private void breakOff(WorkerPool pool, Progress progress) {
        pool.stop();
        console.line("Interrupted: " + progress.standing() + ". The same command goes on from here: "
                + CommandText.again(plan.choice(), options));
    }

    private int summary() throws IOException {
        var records = records();
        console.line();
        console.lines(pages.summary(pages.write(records)));
        var failed = records.stream().filter(r -> !r.isFinished()).toList();
        if (failed.isEmpty()) {
            return ExitCode.DONE;
        }
        var byCause = failed.stream()
                .collect(Collectors.groupingBy(r -> r.failure().orElseThrow(), TreeMap::new, Collectors.toList()));
        byCause.forEach((cause, trials) -> console.problem(
                trials.stream().map(r -> r.inputs().inWords()).collect(Collectors.joining("; ")) + ": " + cause));
        console.problem(
                failed.size() + " of " + plan.trials().size() + " trials failed; the same command tries them again");
        return ExitCode.SOME_TRIALS_FAILED;
    }

    /** The records of this plan's trials that are there. */
    private List<RunRecord> records() throws IOException {
        var records = folder.store().read().records();
        return plan.trials().stream()
                .map(t -> Optional.ofNullable(records.get(t.id())))
                .flatMap(Optional::stream)
                .toList();
    }
}
