package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.verdict.Verdict;

/** Claims and what the records say about them, one row per contrast. */
public final class ClaimTable {
    /** What a claim says whose paper is not known to give a figure. */
    public static final String NO_FIGURE = "not established";

    private ClaimTable() {}

    /** The paper's own claims first, then the controls, each in the experiment's order. */
    public static List<Verdict> ordered(List<Verdict> verdicts) {
        return verdicts.stream()
                .sorted(Comparator.comparing(v -> !v.claim().headline()))
                .toList();
    }

    public static Grid of(List<Verdict> verdicts, List<Metric> metrics) {
        var text = new EffectText(metrics);
        var rows = new ArrayList<List<String>>();
        for (var verdict : ordered(verdicts)) {
            var first = true;
            for (var finding : verdict.findings()) {
                rows.add(List.of(
                        first ? verdict.claim().id() + (verdict.claim().headline() ? "" : " (control)") : "",
                        first ? verdict.claim().statement() : "",
                        first ? verdictText(verdict) : "",
                        finding.label(),
                        text.effect(finding),
                        text.threshold(finding),
                        text.interval(finding),
                        String.valueOf(finding.n()),
                        EffectText.p(finding.p()),
                        first ? EffectText.pHolm(verdict) : "",
                        finding.note(),
                        first ? verdict.claim().paperFigure() : "",
                        first ? verdict.claim().weightOfNull() : ""));
                first = false;
            }
        }
        return Grid.of("Claims", note(verdicts), heads(), rows);
    }

    private static List<Grid.Head> heads() {
        return List.of(
                Grid.Head.text("claim"),
                Grid.Head.text("statement"),
                Grid.Head.text("verdict"),
                Grid.Head.text("on"),
                Grid.Head.number("effect"),
                Grid.Head.number("must be"),
                Grid.Head.number("90 % interval"),
                Grid.Head.number("n"),
                Grid.Head.number("p"),
                Grid.Head.number("p (Holm)"),
                Grid.Head.text("remark"),
                Grid.Head.text("the paper's figure"),
                Grid.Head.text("does a null at this scale refute?"));
    }

    /** Symbol, word and reason. */
    public static String verdictText(Verdict verdict) {
        var state = verdict.state().symbol() + " " + verdict.state().word();
        return verdict.reason().isEmpty() ? state : state + ": " + verdict.reason();
    }

    /** How the table is read, with the number of claims that Holm's adjustment counts. */
    public static String note(List<Verdict> verdicts) {
        var tested = verdicts.stream().filter(v -> v.pHolm().isPresent()).count();
        var lost = verdicts.stream()
                .filter(Verdict::lostByHolm)
                .map(v -> v.claim().id())
                .toList();
        var unknown = verdicts.stream().allMatch(v -> v.claim().paperFigure().equals(NO_FIGURE));
        return (unknown ? "The paper's own figures: none established. " : "")
                + "The effect is the mean over seeds of the difference within a seed (for the worst seed: the difference of the "
                + "minima; for an association: Spearman's correlation). The interval covers 90 %: each end is a one-sided "
                + "95 % bound. Reproduced: the whole interval lies above the threshold, on every contrast; contradicted: it "
                + "lies below on one of them; otherwise inconclusive. The worst seed is judged by p ≤ 0.05 of the exact exchange of the two arms within seeds, a claim without an interval but "
                + "with a p by the exact flip of signs; a claim without either is judged by its numbers, as its remark says. p "
                + "is one-sided; p (Holm) is the largest p of the "
                + "claim's contrasts, adjusted for the " + tested + " claims of this experiment that were tested. "
                + (lost.isEmpty()
                        ? "The adjustment takes no support away."
                        : "† Supported by its interval, but not at 0.05 after the adjustment: "
                                + String.join(", ", lost) + ".");
    }
}
