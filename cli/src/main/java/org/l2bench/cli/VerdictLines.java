package org.l2bench.cli;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.table.ClaimTable;
import org.l2bench.reports.table.EffectText;
import org.l2bench.reports.verdict.Finding;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/** Verdicts in lines for the console: short enough for a terminal, the page has the rest. */
final class VerdictLines {
    private static final int MOST_CONTRASTS = 4;
    private static final int REASON_LENGTH = 50;

    private VerdictLines() {}

    static List<String> of(List<Verdict> verdicts, List<Metric> metrics) {
        if (verdicts.isEmpty()) {
            return List.of("This experiment makes no claims.");
        }
        var text = new EffectText(metrics);
        var columns = new Columns().row("claim", "verdict", "n", "effect", "90 % interval", "must be", "on");
        for (var verdict : ClaimTable.ordered(verdicts)) {
            add(columns, verdict, text);
        }
        var lines = new ArrayList<>(columns.lines());
        if (verdicts.stream().anyMatch(Verdict::lostByHolm)) {
            lines.add("† by itself, but not after Holm's adjustment for the number of claims");
        }
        return List.copyOf(lines);
    }

    private static void add(Columns columns, Verdict verdict, EffectText text) {
        var claim = verdict.claim().id() + (verdict.claim().headline() ? "" : " (control)");
        var state = verdict.state().symbol() + " " + verdict.state().word() + (verdict.lostByHolm() ? " †" : "");
        var n = String.valueOf(verdict.n());
        var shown =
                verdict.findings().stream().filter(f -> f.effect().isPresent()).toList();
        var judged = verdict.state() == State.NOT_JUDGED ? state + ": " + shortened(verdict.reason()) : state;
        if (shown.isEmpty()) {
            columns.row(claim, state, n, "", "", "", shortened(verdict.reason()));
        } else if (shown.size() > MOST_CONTRASTS) {
            columns.row(claim, judged, n, "", "", "", shown.size() + " contrasts, see the page");
        } else {
            columns.row(contrast(claim, judged, n, text, shown.get(0)));
            shown.stream().skip(1).forEach(f -> columns.row(contrast("", "", "", text, f)));
        }
    }

    private static String[] contrast(String claim, String state, String n, EffectText text, Finding finding) {
        return new String[] {
            claim, state, n, text.effect(finding), text.interval(finding), text.threshold(finding), finding.label()
        };
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH - 2) + " …";
    }
}
