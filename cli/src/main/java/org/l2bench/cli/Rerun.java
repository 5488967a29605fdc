package org.l2bench.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.file.ScratchFolder;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.worker.RunListener;
import org.l2bench.core.worker.WorkerPool;

/** Runs trials that may have records elsewhere, in a folder that is gone afterwards. */
final class Rerun implements RunListener {
    private final Console console;
    private final int total;
    private int done;

    private Rerun(Console console, int total) {
        this.console = console;
        this.total = total;
    }

    /**
     * The new records by id; empty if the user broke it off.
     *
     * @param artifacts what the trials share, built again as well
     */
    static Optional<SortedMap<String, RunRecord>> of(
            Suite suite, List<ArtifactPlan> artifacts, List<TrialInputs> trials, DataRoot data, int workers)
            throws IOException, InterruptedException {
        var scratch = ScratchFolder.named("l2bench-check");
        var pool = suite.workers(workers);
        var onBreak = new Thread(() -> breakOff(suite.console(), pool, scratch), "break");
        Runtime.getRuntime().addShutdownHook(onBreak);
        var folder = new RunFolder(scratch.path());
        suite.console().line(trials.size() + (trials.size() == 1 ? " trial is" : " trials are") + " run again");
        try {
            pool.run(artifacts, trials, folder, data, new Rerun(suite.console(), trials.size()));
            return pool.isStopped()
                    ? Optional.empty()
                    : Optional.of(folder.store().read().records());
        } finally {
            if (!pool.isStopped()) {
                Runtime.getRuntime().removeShutdownHook(onBreak);
                suite.console().status("");
                scratch.close();
            }
        }
    }

    private static void breakOff(Console console, WorkerPool pool, ScratchFolder scratch) {
        pool.stop();
        try {
            scratch.close();
        } catch (IOException e) {
            // A worker may have written its last file while it was being ended.
            console.problem("left behind: " + scratch.path());
        }
        console.line("Interrupted: nothing was compared.");
    }

    @Override
    public void started(TrialInputs trial) {
        console.status(done + " of " + total + " done, now " + name(trial));
    }

    @Override
    public void progress(TrialInputs trial, long stepsDone, long stepsTotal) {
        console.status(
                done + " of " + total + " done, now " + name(trial) + ", step " + stepsDone + " of " + stepsTotal);
    }

    @Override
    public void building(ArtifactInputs artifact) {
        console.status(done + " of " + total + " done, now " + name(artifact));
    }

    @Override
    public void rebuilding(ArtifactInputs artifact, String cause) {
        console.line(name(artifact) + ": " + cause + "; it is built once more");
    }

    @Override
    public void built(ArtifactInputs artifact, double seconds, Optional<String> failure) {
        failure.ifPresent(f -> console.line(name(artifact) + " failed: " + f));
    }

    private static String name(ArtifactInputs artifact) {
        return artifact.experiment() + ", artifact " + artifact.inWords();
    }

    @Override
    public void noted(TrialInputs trial, String line) {
        console.line(name(trial) + ": " + line);
    }

    @Override
    public void buildNoted(ArtifactInputs artifact, String line) {
        console.line(name(artifact) + ": " + line);
    }

    @Override
    public void retried(TrialInputs trial, String cause) {
        console.line(name(trial) + ": " + cause + "; it starts once more");
    }

    @Override
    public void ended(TrialInputs trial, double seconds, Optional<String> failure) {
        done++;
        var how = failure.map(f -> "failed: " + f).orElse("done in " + Durations.of(seconds));
        console.line(String.format(Locale.ROOT, "[%d/%d] %s %s", done, total, name(trial), how));
    }

    private static String name(TrialInputs trial) {
        return trial.experiment() + ", " + trial.inWords();
    }
}
