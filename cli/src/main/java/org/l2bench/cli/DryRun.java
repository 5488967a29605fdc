package org.l2bench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.record.RunFolder;

/** Says what a run would do. Needs no data: steps are timed on noise. */
final class DryRun<S extends Record> {
    private final Suite suite;
    private final Console console;
    private final RunChoice<S> choice;
    private final Readiness.Outlook outlook;
    private final RunFolder folder;
    private final int workers;

    DryRun(Suite suite, RunChoice<S> choice, Readiness.Outlook outlook, RunFolder folder, int workers) {
        this.suite = suite;
        this.console = suite.console();
        this.choice = choice;
        this.outlook = outlook;
        this.folder = folder;
        this.workers = workers;
    }

    int show() throws IOException {
        console.line(CommandText.of(choice));
        console.line(String.format(
                Locale.ROOT,
                "%d trials: %d trained arms, %s; %,d training steps",
                choice.trials(),
                choice.arms().size(),
                ReplicatesText.range(choice),
                choice.steps()));
        var shared = shared();
        if (!shared.needed().isEmpty()) {
            console.line(shared.line());
        }
        console.line("Results: " + folder.path());
        data();
        outlook.bases().ifPresent(this::finished);
        outlook.warnings().forEach(w -> console.line("Too large for this machine: " + w));
        console.line();
        return times(shared.steps());
    }

    /** What the trials share, in the order in which it is built. */
    private record Shared(List<ArtifactInputs> needed, long steps) {
        String line() {
            return String.format(
                    Locale.ROOT,
                    "%d artifacts that trials share, from %s to %s; %,d training steps",
                    needed.size(),
                    needed.get(0).inWords(),
                    needed.get(needed.size() - 1).inWords(),
                    steps);
        }
    }

    /** Only the ids depend on the data, which need not be there. */
    private Shared shared() {
        var plan = TrialPlan.of(choice, Collections.emptySortedMap(), "");
        var needed = new ArrayList<ArtifactInputs>();
        long steps = 0;
        for (var artifacts : plan.artifacts()) {
            var ofPart = artifacts.neededBy(plan.trials());
            needed.addAll(ofPart);
            steps += ofPart.stream().mapToLong(artifacts::steps).sum();
        }
        return new Shared(needed, steps);
    }

    private void data() {
        if (!outlook.missing().isEmpty()) {
            console.line("Data that are missing:");
            outlook.missing().forEach(m -> console.line("  " + m));
        }
        outlook.bases().ifPresent(bases -> {
            var fingerprints = new TreeMap<String, String>();
            bases.values().forEach(b -> fingerprints.putAll(b.data()));
            var columns = new Columns();
            fingerprints.forEach(
                    (name, hash) -> columns.row("  " + name, hash.substring(0, Math.min(12, hash.length()))));
            console.line(fingerprints.isEmpty() ? "Data: none" : "Data, all here:");
            console.lines(columns.lines());
        });
        try {
            console.lines(HoldingsText.of(choice));
        } catch (DataMissing e) {
            // A folder of the user's is among the missing data above.
        }
    }

    private void finished(SortedMap<String, TrialPlan.Basis> bases) {
        try {
            var content = folder.store().read();
            var plan = TrialPlan.of(choice, bases);
            var finished = plan.trials().stream()
                    .filter(t -> content.isFinished(t.id()))
                    .count();
            console.line("Records: " + finished + " of " + plan.trials().size() + " trials have one");
            content.rejected().forEach(r -> console.problem("would be left alone: " + r));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int times(long sharedSteps) {
        console.status("timing a few steps of each arm");
        var times = suite.workers(1).stepTimes(choice);
        console.status("");
        if (!times.seconds().isEmpty()) {
            show(times.seconds(), sharedSteps);
        }
        untimed(times.failures())
                .forEach((cause, arms) -> console.problem(String.format(
                        Locale.ROOT, "not timed, and not in the sum: %s: %s", String.join(", ", arms), cause)));
        return times.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_TRIALS_FAILED;
    }

    /** Arms by what kept them from being timed: one line for all that failed alike. */
    private static SortedMap<String, List<String>> untimed(SortedMap<String, String> failures) {
        return new TreeMap<>(failures.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList()))));
    }

    private void show(SortedMap<String, Double> secondsPerStep, long sharedSteps) {
        var columns = new Columns().row("arm", "steps", "ms a step", "a trial", "all trials");
        var total = 0.0;
        for (var arm : choice.arms()) {
            var steps = choice.experiment().steps(choice.settings(), arm);
            var perStep = secondsPerStep.get(arm.name());
            if (perStep == null) {
                columns.row(arm.name(), String.format(Locale.ROOT, "%,d", steps), "not timed", "", "");
                continue;
            }
            var trial = steps * perStep;
            var ofArm = trial * choice.replicates(arm).size();
            total += ofArm;
            columns.row(
                    arm.name(),
                    String.format(Locale.ROOT, "%,d", steps),
                    String.format(Locale.ROOT, "%.3g", 1000 * perStep),
                    Durations.of(trial),
                    Durations.of(ofArm));
        }
        if (sharedSteps > 0) {
            // An arm whose step is a whole evaluation says nothing of training.
            var usual = StatUtils.percentile(
                    secondsPerStep.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray(),
                    50);
            total += sharedSteps * usual;
            columns.row(
                    "artifacts, at the median speed of the arms",
                    String.format(Locale.ROOT, "%,d", sharedSteps),
                    String.format(Locale.ROOT, "%.3g", 1000 * usual),
                    "",
                    Durations.of(sharedSteps * usual));
        }
        console.lines(columns.lines());
        var lanes = Math.min(workers, choice.trials());
        console.line(
                "Training takes about " + Durations.of(total / lanes) + " (" + hours(total / lanes) + ") here with "
                        + lanes + (lanes == 1 ? " worker" : " workers")
                        + ", from a handful of timed steps; evaluation comes on top.");
    }

    private static String hours(double seconds) {
        return String.format(Locale.ROOT, "%.2g hours", seconds / 3600);
    }
}
