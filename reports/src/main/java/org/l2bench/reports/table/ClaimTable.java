package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.verdict.Verdict;

/** Claims and what the records say about them, one row per contrast. */
public final class ClaimTable {
    private ClaimTable() {}

    /** The paper's own claims first, then the controls, each in the experiment's order. */
    public static List<Verdict> ordered(List<Verdict> verdicts) {
        return verdicts.stream()
                .sorted(Comparator.comparing(v -> !v.claim().headline()))
                .toList();
    }

    public static TextTable of(List<Verdict> verdicts, List<Metric> metrics, String noun, boolean isOfTable) {
        var text = new EffectText(metrics);
        var rows = new ArrayList<List<String>>();
        for (var verdict : ordered(verdicts)) {
            var first = true;
            for (var finding : verdict.findings()) {
                rows.add(List.of(
                        first ? verdict.claim().id() + (verdict.claim().headline() ? "" : " (control)") : "",
                        first ? verdict.claim().statement() : "",
                        first ? Formula.of(verdict.claim().rule()) : "",
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
        return TextTable.of("Claims", note(verdicts, noun, isOfTable), heads(), rows);
    }

    private static List<TextTable.Head> heads() {
        return List.of(
                TextTable.Head.text("claim"),
                TextTable.Head.text("statement"),
                TextTable.Head.text("formula"),
                TextTable.Head.text("verdict"),
                TextTable.Head.text("on"),
                TextTable.Head.number("effect"),
                TextTable.Head.number("must be"),
                TextTable.Head.number("90 % interval"),
                TextTable.Head.number("n"),
                TextTable.Head.number("p"),
                TextTable.Head.number("p (Holm)"),
                TextTable.Head.text("remark"),
                TextTable.Head.text("the paper's figure"),
                TextTable.Head.text("does a null at this scale refute?"));
    }

    /** Symbol, word and reason. */
    public static String verdictText(Verdict verdict) {
        var state = verdict.state().symbol() + " " + verdict.state().word() + (verdict.lostByHolm() ? " †" : "");
        return verdict.reason().isEmpty() ? state : state + ": " + verdict.reason();
    }

    /** How the table is read, with the number of claims that Holm's adjustment counts. */
    public static String note(List<Verdict> verdicts, String noun, boolean isOfTable) {
        var unknown = verdicts.stream().allMatch(v -> v.claim().paperFigure().equals(Claim.NOT_ESTABLISHED));
        return (unknown ? "The paper's own figures: none established. " : "")
                + "The effect is the mean over " + noun + "s of the difference within a " + noun + " (for the worst "
                + noun + ": the difference of the "
                + "minima; for an association: Spearman's correlation). The interval covers 90 %: each end is a one-sided "
                + "95 % bound. Reproduced: p ≤ 0.05 on every contrast, so that the whole interval lies where it must. "
                + "Contradicted: on some contrast the whole interval lies on the wrong side, and its p against is at most 0.05 "
                + "after Holm's adjustment for the number of contrasts. Otherwise inconclusive. The worst " + noun
                + " is judged by the "
                + "exact exchange of the two arms within " + noun
                + "s, another claim without an interval by the exact flip of signs. "
                + "p is one-sided; p (Holm) is the largest p of the claim's contrasts, of a contradicted claim the adjusted p "
                + "against it, each adjusted for the "
                + verdicts.stream().filter(v -> v.pHolm().isPresent()).count()
                + " claims of this " + (isOfTable ? "page" : "experiment") + " that were tested. "
                + exact(verdicts, noun)
                + overItems(verdicts)
                + lost(verdicts);
    }

    private static String exact(List<Verdict> verdicts, String noun) {
        var ids = ids(verdicts, v -> v.claim().rule().isExact());
        return ids.isEmpty()
                ? ""
                : "Exact claims are facts of each " + noun + " and have no p: they hold if they hold in every " + noun
                        + " (" + ids + "). ";
    }

    private static String overItems(List<Verdict> verdicts) {
        return verdicts.stream().anyMatch(v -> v.claim().rule().isOverItems())
                ? "Where a remark has an interval over items (windows of the text, 2,000 resamples), that must lie on the same "
                        + "side as well. "
                : "";
    }

    private static String lost(List<Verdict> verdicts) {
        var ids = ids(verdicts, Verdict::lostByHolm);
        return ids.isEmpty()
                ? "The adjustment for the number of claims takes no verdict away."
                : "† Reproduced or contradicted by itself, but not at 0.05 after the adjustment for the number of claims: "
                        + ids + ".";
    }

    private static String ids(List<Verdict> verdicts, Predicate<Verdict> which) {
        return verdicts.stream().filter(which).map(v -> v.claim().id()).collect(Collectors.joining(", "));
    }
}
