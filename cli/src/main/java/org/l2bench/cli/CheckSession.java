package org.l2bench.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.reports.check.Comparison;
import org.l2bench.reports.check.GoldenTrial;
import org.l2bench.reports.check.Goldens;
import org.l2bench.reports.check.TrialCheck;
import org.l2bench.reports.publish.Publication;
import org.l2bench.reports.publish.Verification;

/** One check: runs what is asked for in a scratch folder, whatever records there are elsewhere, and compares. */
record CheckSession(Suite suite, DataRoot data, int workers) {
    /** Compares the selected goldens with a new run. */
    int check(List<CheckSubject> subjects, CheckSubject.Selection selection, Optional<Publication> verified)
            throws IOException, InterruptedException {
        requireUndamaged(subjects, selection);
        if (verified.isPresent()) {
            requirePublished(subjects, selection);
        }
        var found = subjects.stream().anyMatch(s -> !s.pairs(selection).isEmpty());
        selection.record().filter(r -> !found).ifPresent(r -> {
            throw new InvalidSettings(List.of("no golden of preset "
                    + subjects.get(0).preset() + " has the id " + r + "; looked in " + places(subjects)));
        });
        var todo = subjects.stream()
                .flatMap(s -> s.pairs(selection).stream())
                .flatMap(p -> p.trial().stream())
                .toList();
        var run = Rerun.of(suite, artifacts(subjects), todo, data, workers);
        if (run.isEmpty()) {
            return ExitCode.INTERRUPTED;
        }
        var checks = new TreeMap<String, List<TrialCheck>>();
        for (var subject : subjects) {
            checks.put(subject.name(), compared(subject, selection, run.get()));
        }
        var unsound =
                subjects.stream().flatMap(s -> s.goldens().unsound().stream()).toList();
        unsound.forEach(r -> suite.console().problem("a damaged published record: " + r));
        suite.console().lines(CheckText.of(checks));
        var holds = unsound.isEmpty()
                && checks.values().stream().flatMap(List::stream).allMatch(c -> c.state()
                        .holds());
        suite.console().line(holds ? "Nothing has drifted." : CheckText.remedy(subjects, checks));
        if (verified.isPresent() && !verify(subjects, selection, checks, run.get(), verified.get())) {
            return ExitCode.DRIFTED;
        }
        return holds ? ExitCode.DONE : ExitCode.DRIFTED;
    }

    /** A record that is asked for by its id is not "not there" when it is damaged. */
    private static void requireUndamaged(List<CheckSubject> subjects, CheckSubject.Selection selection) {
        selection.record().ifPresent(id -> {
            var damaged = subjects.stream()
                    .flatMap(s -> s.goldens().unsound().stream())
                    .filter(r -> r.file().getFileName().toString().startsWith(id))
                    .map(r -> "a damaged published record: " + r)
                    .toList();
            if (!damaged.isEmpty()) {
                throw new InvalidSettings(damaged);
            }
        });
    }

    private static void requirePublished(List<CheckSubject> subjects, CheckSubject.Selection selection) {
        var without = subjects.stream()
                .filter(s -> s.pairs(selection).isEmpty())
                .map(s -> "there are no published records of " + s.name() + ", preset " + s.preset() + ", to verify in "
                        + s.goldens().source())
                .collect(Collectors.toCollection(ArrayList::new));
        subjects.stream()
                .filter(s -> !s.leftOut(selection).isEmpty())
                .map(s -> "no trial of " + String.join(" or ", s.leftOut(selection)) + " of " + s.name()
                        + " would be run again, so that nothing could be said of its code; give --sample "
                        + s.plan().choice().experiment().parts().size() + " or more")
                .forEach(without::add);
        if (!without.isEmpty()) {
            throw new InvalidSettings(without);
        }
    }

    /** Keeps, beside the published records of each experiment that allows it, that this code gives the same bits. */
    private boolean verify(
            List<CheckSubject> subjects,
            CheckSubject.Selection selection,
            SortedMap<String, List<TrialCheck>> checks,
            SortedMap<String, RunRecord> records,
            Publication publication)
            throws IOException {
        boolean all = true;
        for (var subject : subjects) {
            var pairs = subject.pairs(selection);
            var published = Verification.codeOf(
                    subject.goldens().trials().stream().map(GoldenTrial::inputs).toList());
            var isSame = checks.get(subject.name()).stream().allMatch(c -> c.state() == TrialCheck.State.SAME);
            if (!isSame || !subject.goldens().unsound().isEmpty()) {
                all = false;
                suite.console()
                        .problem(subject.name() + ": not recorded; that needs sound records and the same bits, and so"
                                + " a class of machine that gives them");
            } else if (published.equals(subject.code())) {
                suite.console().line(subject.name() + ": published with this code, nothing to record");
            } else {
                var ids = pairs.stream().map(p -> p.golden().inputs().id()).toList();
                var machine =
                        records.get(pairs.get(0).trial().orElseThrow().id()).machine();
                publication.verify(
                        subject.place(publication.tree()),
                        Verification.of(subject.name(), published, subject.code(), ids, machine));
                suite.console()
                        .line(subject.name() + ": recorded that code " + subject.code() + " gives the same bits in "
                                + ids.size() + (ids.size() == 1 ? " trial" : " trials"));
            }
        }
        return all;
    }

    private static List<ArtifactPlan> artifacts(List<CheckSubject> subjects) {
        return subjects.stream()
                .<ArtifactPlan>flatMap(s -> s.plan().artifacts().stream())
                .toList();
    }

    /** Makes the results of now the golden ones, where they are not so already. */
    int update(List<CheckSubject> subjects, Goldens goldens, String reason) throws IOException, InterruptedException {
        var todo = subjects.stream().flatMap(s -> s.plan().trials().stream()).toList();
        var run = Rerun.of(suite, artifacts(subjects), todo, data, workers);
        if (run.isEmpty()) {
            return ExitCode.INTERRUPTED;
        }
        requireFinished(run.get());
        for (var subject : subjects) {
            var checks = compared(subject, CheckSubject.Selection.ALL, run.get());
            if (checks.stream().allMatch(c -> c.state() == TrialCheck.State.SAME)) {
                suite.console().line(subject.name() + ": the goldens are as they should be, left alone");
            } else {
                var trials = subject.plan().trials().stream()
                        .map(t -> GoldenTrial.of(run.get().get(t.id())))
                        .toList();
                goldens.replace(subject.name(), reason.strip(), trials);
                var drifted = checks.stream()
                        .filter(c -> c.state() != TrialCheck.State.MISSING)
                        .toList();
                suite.console().lines(CheckText.of(Map.of(subject.name(), drifted)));
                suite.console()
                        .line(trials.size() + " goldens of " + subject.name() + " written to "
                                + goldens.file(subject.name()));
            }
        }
        return ExitCode.DONE;
    }

    private static List<TrialCheck> compared(
            CheckSubject subject, CheckSubject.Selection selection, SortedMap<String, RunRecord> records) {
        var metrics = subject.metrics();
        var curveFamilies = subject.curveFamilies();
        var checks = new ArrayList<TrialCheck>();
        for (var pair : subject.pairs(selection)) {
            pair.trial()
                    .map(TrialInputs::id)
                    .ifPresent(id -> checks.add(Comparison.of(pair.golden(), records.get(id), metrics, curveFamilies)));
        }
        checks.addAll(subject.missing(selection));
        return checks;
    }

    private static void requireFinished(SortedMap<String, RunRecord> records) {
        var failed = records.values().stream()
                .filter(r -> !r.isFinished())
                .map(r -> r.inputs().experiment() + ", " + r.inputs().inWords() + ": "
                        + r.failure().orElseThrow() + "; no golden is replaced")
                .toList();
        if (!failed.isEmpty()) {
            throw new InvalidSettings(failed);
        }
    }

    private static String places(List<CheckSubject> subjects) {
        return subjects.stream().map(s -> s.goldens().source().toString()).collect(Collectors.joining(", "));
    }
}
