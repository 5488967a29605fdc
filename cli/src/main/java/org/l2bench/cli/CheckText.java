package org.l2bench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.l2bench.reports.check.Difference;
import org.l2bench.reports.check.Goldens;
import org.l2bench.reports.check.TrialCheck;
import org.l2bench.reports.check.TrialCheck.State;

/** What a check found, in lines: a table of counts, then each trial that does not hold. */
final class CheckText {
    private static final int MOST_DIFFERENCES = 12;
    private static final int SHOWN_LENGTH = 40;

    private CheckText() {}

    static List<String> of(Map<String, List<TrialCheck>> byExperiment) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.addAll(counts(byExperiment));
        lines.addAll(notes(byExperiment));
        byExperiment.values().forEach(checks -> {
            checks.stream().filter(c -> c.state() == State.DRIFTED).forEach(c -> lines.addAll(drifted(c)));
            lines.addAll(missing(checks));
        });
        lines.add("");
        return lines;
    }

    /** What to do about what does not hold. */
    static String remedy(List<CheckSubject> subjects, Map<String, List<TrialCheck>> byExperiment) {
        var drifted = subjects.stream()
                .filter(s -> byExperiment.get(s.name()).stream()
                        .anyMatch(c -> !c.state().holds()))
                .toList();
        var published =
                drifted.stream().filter(s -> !s.preset().equals(Goldens.PRESET)).toList();
        if (!published.isEmpty()) {
            return "If this is meant, or of this class of machine: "
                    + published.stream()
                            .map(s -> command("run", s) + " && " + command("publish", s))
                            .collect(Collectors.joining(" && "));
        }
        var names = drifted.stream().map(CheckSubject::name).collect(Collectors.joining(" "));
        var added = subjects.stream().map(CheckText::added).distinct().collect(Collectors.joining());
        return "If this is meant: ./l2bench check " + names + added + " --update --reason 'why'";
    }

    private static String command(String command, CheckSubject subject) {
        return "./l2bench " + command + " " + subject.name() + added(subject) + " --preset " + subject.preset();
    }

    private static String added(CheckSubject subject) {
        return CommandText.added(subject.plan().choice().experiment());
    }

    private static List<String> counts(Map<String, List<TrialCheck>> byExperiment) {
        var columns = new Columns();
        var head = new ArrayList<>(List.of("experiment"));
        Arrays.stream(State.values()).map(State::word).forEach(head::add);
        columns.row(head.toArray(String[]::new));
        byExperiment.forEach((name, checks) -> {
            var row = new ArrayList<>(List.of(name));
            for (var state : State.values()) {
                row.add(String.valueOf(
                        checks.stream().filter(c -> c.state() == state).count()));
            }
            columns.row(row.toArray(String[]::new));
        });
        return columns.lines();
    }

    /** Notes on trials that hold; many have the same. */
    private static List<String> notes(Map<String, List<TrialCheck>> byExperiment) {
        return byExperiment.values().stream()
                .flatMap(List::stream)
                .filter(c -> c.state().holds() && !c.note().isEmpty())
                .map(TrialCheck::note)
                .distinct()
                .toList();
    }

    private static List<String> drifted(TrialCheck check) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(check.trial().experiment() + ", " + check.trial().inWords() + ": drifted"
                + (check.note().isEmpty() ? "" : "; " + check.note()));
        var drift = check.drift();
        var columns = new Columns().row("", "golden", "now", "now - golden", "allowed");
        drift.stream().limit(MOST_DIFFERENCES).forEach(d -> columns.row(row(d)));
        columns.lines().forEach(l -> lines.add("  " + l));
        if (drift.size() > MOST_DIFFERENCES) {
            lines.add("  and " + (drift.size() - MOST_DIFFERENCES) + " more");
        }
        return lines;
    }

    /** The trials that only one side has, one paragraph for each side. */
    private static List<String> missing(List<TrialCheck> checks) {
        var lines = new ArrayList<String>();
        checks.stream()
                .filter(c -> c.state() == State.MISSING)
                .collect(Collectors.groupingBy(TrialCheck::note, LinkedHashMap::new, Collectors.toList()))
                .forEach((note, trials) -> {
                    lines.add("");
                    lines.add(trials.get(0).trial().experiment() + ": missing, " + note + ":");
                    trials.stream()
                            .limit(MOST_DIFFERENCES)
                            .forEach(t -> lines.add("  " + t.trial().inWords()));
                    if (trials.size() > MOST_DIFFERENCES) {
                        lines.add("  and " + (trials.size() - MOST_DIFFERENCES) + " more");
                    }
                });
        return lines;
    }

    private static String[] row(Difference difference) {
        var by = difference.by();
        return new String[] {
            difference.what(),
            shortened(difference.golden()),
            shortened(difference.now()),
            by.isPresent() ? String.format(Locale.ROOT, "%+.3g", by.getAsDouble()) : "",
            by.isPresent() ? String.format(Locale.ROOT, "%.3g", difference.allowed()) : ""
        };
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN_LENGTH ? value : value.substring(0, SHOWN_LENGTH - 2) + " …";
    }
}
