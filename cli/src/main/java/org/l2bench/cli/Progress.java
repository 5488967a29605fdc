package org.l2bench.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.worker.RunListener;

/** Shows how a run goes on: a line for each trial that ends, and on terminals a status line below. */
final class Progress implements RunListener {
    private static final double NANOS = 1e9;
    private static final double SECONDS_BETWEEN_STATUS = 0.2;

    private final Console console;
    /** What is neither running nor done: a trial's arm, or an artifact's name, by id. */
    private final Map<String, String> waiting = new LinkedHashMap<>();

    /** Trials that have not ended, by part and replicate. */
    private final Map<Round, Set<String>> open = new HashMap<>();

    private record Round(String part, Replicate replicate) {
        static Round of(TrialInputs trial) {
            return new Round(trial.part(), trial.replicate());
        }
    }

    private final Set<String> running = new TreeSet<>();
    private final TimeLeft timeLeft;
    private final Runnable roundComplete;
    private final int total;
    private int done;
    private int failed;
    private double statusAt = -SECONDS_BETWEEN_STATUS;

    /**
     * @param todo the trials that are to run, of {@code total}
     * @param toBuild the artifacts that are to be built for them
     * @param roundComplete told when the last trial of a replicate has ended
     */
    Progress(
            Console console,
            TrialPlan<?> plan,
            List<TrialInputs> todo,
            List<ArtifactInputs> toBuild,
            int total,
            int workers,
            Runnable roundComplete) {
        this.console = console;
        this.total = total;
        this.done = total - todo.size();
        this.roundComplete = roundComplete;
        var steps = new HashMap<>(steps(plan.choice()));
        plan.artifacts().forEach(p -> p.steps().forEach((key, number) -> steps.put(key.name(), number)));
        this.timeLeft = new TimeLeft(steps, workers);
        toBuild.forEach(a -> waiting.put(a.id(), a.name()));
        for (var trial : todo) {
            waiting.put(trial.id(), trial.arm());
            open.computeIfAbsent(Round.of(trial), r -> new TreeSet<>()).add(trial.id());
        }
    }

    private static <S extends Record> Map<String, Long> steps(RunChoice<S> choice) {
        return choice.arms().stream().collect(Collectors.toMap(a -> a.name(), a -> choice.experiment()
                .steps(choice.settings(), a)));
    }

    @Override
    public void started(TrialInputs trial) {
        begun(trial.id());
    }

    @Override
    public void building(ArtifactInputs artifact) {
        begun(artifact.id());
    }

    private void begun(String id) {
        waiting.remove(id);
        running.add(id);
        status();
    }

    @Override
    public void progress(TrialInputs trial, long stepsDone, long stepsTotal) {
        progress(trial.id(), trial.arm(), stepsDone, stepsTotal);
    }

    @Override
    public void buildProgress(ArtifactInputs artifact, long stepsDone, long stepsTotal) {
        progress(artifact.id(), artifact.name(), stepsDone, stepsTotal);
    }

    private void progress(String id, String kind, long stepsDone, long stepsTotal) {
        timeLeft.progress(id, kind, stepsDone, stepsTotal, now());
        if (now() - statusAt >= SECONDS_BETWEEN_STATUS) {
            status();
        }
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
    public void rebuilding(ArtifactInputs artifact, String cause) {
        console.line(name(artifact) + ": " + cause + "; it is built once more");
    }

    @Override
    public void built(ArtifactInputs artifact, double seconds, Optional<String> failure) {
        running.remove(artifact.id());
        timeLeft.ended(artifact.id(), artifact.name(), seconds);
        console.line(
                name(artifact) + " " + failure.map(f -> "failed: " + f).orElse("built in " + Durations.of(seconds)));
        status();
    }

    @Override
    public void ended(TrialInputs trial, double seconds, Optional<String> failure) {
        running.remove(trial.id());
        timeLeft.ended(trial.id(), trial.arm(), seconds);
        done++;
        failed += failure.isPresent() ? 1 : 0;
        var how = failure.map(f -> "failed: " + f).orElse("done in " + Durations.of(seconds));
        console.line(String.format(
                Locale.ROOT,
                "[%d/%d] %s %s%s",
                done,
                total,
                name(trial),
                how,
                console.terminal() ? "" : "; " + rest()));
        status();
        var round = open.get(Round.of(trial));
        round.remove(trial.id());
        if (round.isEmpty()) {
            roundComplete.run();
        }
    }

    @Override
    public void builtElsewhere(ArtifactInputs artifact) {
        waiting.remove(artifact.id());
        status();
    }

    @Override
    public void endedElsewhere(TrialInputs trial) {
        waiting.remove(trial.id());
        done++;
        open.get(Round.of(trial)).remove(trial.id());
        status();
    }

    @Override
    public void waiting(int elsewhere) {
        console.line("Other processes are at the last " + elsewhere + "; this one waits for them.");
    }

    /** Trials that have failed here. */
    int failed() {
        return failed;
    }

    /** Trials that have a record by now, of all. */
    String standing() {
        return done + " of " + total + " trials have records";
    }

    private void status() {
        statusAt = now();
        console.status(done + " done, " + rest());
    }

    private String rest() {
        var left = timeLeft.seconds(waiting.values(), now());
        return (failed == 0 ? "" : failed + " failed, ") + running.size() + " running, " + waiting.size() + " waiting"
                + (left.isPresent() ? ", about " + Durations.of(left.getAsDouble()) + " left" : "");
    }

    private static String name(TrialInputs trial) {
        return trial.inWords();
    }

    private static String name(ArtifactInputs artifact) {
        return "artifact " + artifact.inWords();
    }

    private static double now() {
        return System.nanoTime() / NANOS;
    }
}
