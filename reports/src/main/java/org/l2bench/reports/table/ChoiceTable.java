package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.l2bench.core.experiment.Choice;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.statistic.Numbers;

/** What was chosen before the trials, and from what. */
public final class ChoiceTable {
    private static final int DIGITS = 4;
    private static final String NOTE =
            "Each choice was made by the mean over seeds that no trial of this page has. Where it lies on the edge of its grid,"
                    + " the best may lie beyond.";

    private ChoiceTable() {}

    /** One row per choice; no row if the trials rest on none. */
    public static TextTable of(List<RunRecord> records) {
        var choices = new LinkedHashSet<Choice>();
        records.forEach(r -> choices.addAll(r.choices().values()));
        var rows = new ArrayList<List<String>>();
        for (var choice : choices) {
            rows.add(List.of(
                    choice.tuning(),
                    choice.chosen().inWords(),
                    choice.edges().isEmpty() ? "no" : "yes: " + String.join(", ", choice.edges()),
                    choice.metric() + ", " + (choice.better() == Tuning.Better.LARGER ? "largest" : "smallest"),
                    Numbers.fixed(choice.best(), DIGITS),
                    grid(choice),
                    seeds(choice.seeds())));
        }
        return TextTable.of(
                "Choices made beforehand",
                NOTE,
                List.of(
                        TextTable.Head.text("choice"),
                        TextTable.Head.text("chosen"),
                        TextTable.Head.text("on an edge of the grid"),
                        TextTable.Head.text("by"),
                        TextTable.Head.number("mean"),
                        TextTable.Head.text("all means"),
                        TextTable.Head.text("seeds")),
                rows);
    }

    private static String grid(Choice choice) {
        return String.join(
                "; ",
                choice.tried().stream()
                        .map(t -> t.point().inWords() + ": "
                                + (Double.isFinite(t.mean()) ? Numbers.fixed(t.mean(), DIGITS) : "none"))
                        .toList());
    }

    private static String seeds(List<Integer> seeds) {
        return String.join(", ", seeds.stream().map(String::valueOf).toList());
    }
}
