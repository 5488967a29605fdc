package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.record.MixedReplicates;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.RunStore;
import org.l2bench.core.record.SharedFile;
import org.l2bench.core.worker.Ending;
import org.l2bench.core.worker.Leftovers;
import org.l2bench.core.worker.WorkerPool;
import org.l2bench.reports.page.Report;

/** One run from the look into its folder to the last page; one of any number that go on in the folder. */
final class RunSession<S extends Record> {
    /** While many work at a plan, a page is this old before one of them writes it again. */
    private static final Duration BETWEEN_PAGES = Duration.ofMinutes(10);

    private final Suite suite;
    private final Console console;
    private final TrialPlan<S> plan;
    private final RunFolder folder;
    private final DataRoot data;
    private final int workers;
    private final Manner manner;
    private final List<TrialInputs> own;
    private final Pages<S> pages;
    private final OthersAtWork others;

    RunSession(Suite suite, TrialPlan<S> plan, RunFolder folder, DataRoot data, int workers, Manner manner) {
        this.suite = suite;
        this.console = suite.console();
        this.plan = plan;
        this.folder = folder;
        this.data = data;
        this.workers = workers;
        this.manner = manner;
        this.own = manner.shard().of(plan.trials());
        this.pages = new Pages<>(plan.choice(), folder);
        this.others = OthersAtWork.in(folder);
    }

    int run() throws IOException, InterruptedException {
        others.requireCode(plan);
        var todo = manner.ending() == Ending.ALL_DONE ? unfinished() : withoutFile();
        var toBuild = plan.artifacts().stream()
                .flatMap(a -> WorkerPool.missing(a, todo, folder, manner.ending()).stream())
                .toList();
        announce(todo.size(), toBuild.size());
        if (todo.isEmpty()) {
            // Asked first: what is swept from among the records makes these look new.
            var areCurrent = arePagesCurrent();
            sweep();
            return areCurrent ? leavePages() : summary();
        }
        var failed = train(todo, toBuild);
        if (failed.isEmpty()) {
            return ExitCode.INTERRUPTED;
        }
        if (isAllDone()) {
            // What killed processes have left on finished work must not look like others at work.
            sweep();
        }
        if (manner.ending() == Ending.NOTHING_TO_START && others.isAny()) {
            console.line(
                    "Nothing is left to start; other processes are at the rest, and the last one writes the pages.");
            return failed.get() == 0 ? ExitCode.DONE : ExitCode.SOME_TRIALS_FAILED;
        }
        return summary();
    }

    /** The trials without a finished record, by a look into every file. */
    private List<TrialInputs> unfinished() throws IOException {
        SharedFile.deleteAbandoned(folder.store().folder());
        SharedFile.deleteAbandoned(folder.artifacts().folder());
        SharedFile.deleteAbandoned(folder.pictures().folder());
        var content = folder.store().read();
        RunStore.requireFree(content, own.stream().map(TrialInputs::id).toList());
        content.rejected().forEach(r -> console.problem("left alone: " + r));
        return own.stream().filter(t -> !content.isFinished(t.id())).toList();
    }

    /** The same by one listing, for what many do; the process that writes the pages looks into the files. */
    private List<TrialInputs> withoutFile() throws IOException {
        var finished = folder.store().names().finished();
        return own.stream().filter(t -> !finished.contains(t.id())).toList();
    }

    /** Whether nothing is left to do or to wait for. */
    private boolean isAllDone() throws IOException {
        var names = folder.store().names();
        return own.stream()
                .map(TrialInputs::id)
                .allMatch(id -> names.finished().contains(id) || names.failed().contains(id));
    }

    private void sweep() {
        new Leftovers(folder, others.leases()).sweep();
    }

    private void announce(int todo, int toBuild) {
        var choice = plan.choice();
        var all = plan.trials().size();
        console.line(choice.experiment().name() + ", " + choice.preset().name() + ": "
                + choice.arms().size() + " trained arms, " + ReplicatesText.count(choice) + ", " + all + " trials; "
                + (own.size() == all ? "" : own.size() + " in shard " + manner.shard() + "; ")
                + (todo == 0
                        ? "all have records, nothing is rerun"
                        : own.size() - todo + " have records, " + todo + " to run"
                                + (toBuild == 0 ? "" : ", " + toBuild + " artifacts to build first")));
        console.lines(HoldingsText.of(choice));
    }

    /**
     * Runs trials, writing the pages whenever a replicate is complete.
     *
     * @return how many have failed here; empty if the user broke it off
     */
    private Optional<Integer> train(List<TrialInputs> todo, List<ArtifactInputs> toBuild)
            throws InterruptedException, IOException {
        var pool = suite.workers(workers, folder.logs());
        var live = new LivePages(this::writeLivePages);
        var progress = new Progress(console, plan, todo, toBuild, own.size(), workers, live::ask);
        var onBreak = new Thread(() -> breakOff(pool, progress), "break");
        Runtime.getRuntime().addShutdownHook(onBreak);
        try {
            console.status("starting workers");
            pool.run(plan.artifacts(), todo, folder, data, progress, manner.ending());
        } finally {
            live.stop();
            if (!pool.isStopped()) {
                Runtime.getRuntime().removeShutdownHook(onBreak);
                console.status("");
            }
        }
        if (pool.isStopped()) {
            return Optional.empty();
        }
        live.await();
        if (pool.restarts() > 0) {
            console.problem("workers that died and were started again: " + pool.restarts() + "; why: " + pool.logs());
        }
        return Optional.of(progress.failed());
    }

    private void breakOff(WorkerPool pool, Progress progress) {
        pool.stop();
        console.line("Interrupted: " + progress.standing() + ". The same command goes on from here: "
                + CommandText.again(plan.choice(), manner.options()));
    }

    /** One of many writes them now and then. */
    private Void writeLivePages() throws IOException {
        if (manner.ending() == Ending.ALL_DONE || isPageOld()) {
            pages.write(records());
        }
        return null;
    }

    private boolean isPageOld() throws IOException {
        try {
            return others.leases().age(Files.getLastModifiedTime(pages.page())).compareTo(BETWEEN_PAGES) > 0;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Whether one of many that has found nothing to do may leave the pages alone. */
    private boolean arePagesCurrent() throws IOException {
        if (manner.ending() == Ending.ALL_DONE) {
            return false;
        }
        try {
            var written = Files.getLastModifiedTime(pages.page());
            return written.compareTo(Files.getLastModifiedTime(folder.store().folder())) > 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private int leavePages() {
        console.line("Page: " + pages.page());
        return ExitCode.DONE;
    }

    /** The pages of all records that are there at the end of the writing: of two that end at once one may see less. */
    private Report writePages() throws IOException {
        while (true) {
            var before = names();
            var report = pages.write(records());
            if (before.equals(names())) {
                return report;
            }
        }
    }

    private Set<String> names() throws IOException {
        var names = folder.store().names().finished();
        return plan.trials().stream()
                .map(TrialInputs::id)
                .filter(names::contains)
                .collect(Collectors.toSet());
    }

    private int summary() throws IOException {
        var report = writePages();
        var records = records();
        console.line();
        console.lines(pages.summary(report));
        tellOfMachines(records);
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

    private void tellOfMachines(List<RunRecord> records) throws IOException {
        var mixed = MixedReplicates.of(records);
        if (!mixed.isEmpty()) {
            console.problem(
                    "arms of one seed ran on different machine classes: " + String.join(", ", mixed)
                            + "; they share data and random numbers, but not the bits of one machine. Machines of one kind avoid it");
        }
        folder.store()
                .keptBeside()
                .forEach(f -> console.problem(f + " has other bits than the record that counts, on the same machine"
                        + " class; the same trial must give the same bits, please report both"));
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
