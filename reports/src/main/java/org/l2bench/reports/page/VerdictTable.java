package org.l2bench.reports.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.table.ClaimTable;
import org.l2bench.reports.table.EffectText;
import org.l2bench.reports.verdict.Finding;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/**
 * Claims and verdicts: a table where there is room, a card per claim where there is not. A claim of several contrasts shows the one
 * that decides it; the others fold open.
 */
final class VerdictTable {
    /** Characters; one of more folds. */
    private static final int LONGEST_FORMULA = 200;

    private VerdictTable() {}

    static Markup of(List<Verdict> verdicts, List<Metric> metrics, String noun, boolean isOfTable) {
        var html = new Markup()
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Verdicts")
                .open("table", "class", "verdicts")
                .open("thead")
                .open("tr")
                .leaf("th", "claim", "scope", "col", "class", "text")
                .leaf("th", "verdict", "scope", "col", "class", "text");
        FindingRow.heads(html);
        html.leaf("th", "p (Holm)", "scope", "col", "class", "number").close().close();
        var ordered = ClaimTable.ordered(verdicts);
        for (var i = 0; i < ordered.size(); i++) {
            var verdict = ordered.get(i);
            if (i == 0
                    || ordered.get(i - 1).claim().headline() != verdict.claim().headline()) {
                var claims = isOfTable ? "Claims" : "What the paper claims";
                group(html, verdict.claim().headline() ? claims : "Sceptic’s controls");
            }
            html.add(claim(verdict, new EffectText(metrics)));
        }
        html.close().close();
        return html.leaf("p", ClaimTable.note(verdicts, noun, isOfTable), "class", "note")
                .text("\n");
    }

    private static void group(Markup html, String name) {
        html.open("tbody", "class", "group")
                .open("tr")
                .leaf("th", name, "scope", "rowgroup", "colspan", String.valueOf(2 + FindingRow.COLUMNS + 1))
                .close()
                .close();
    }

    private static Markup claim(Verdict verdict, EffectText text) {
        var html = new Markup().open("tbody", "class", "claim", "id", anchor(verdict.claim()));
        var deciding = verdict.deciding();
        var others = new ArrayList<>(verdict.findings());
        others.remove(deciding);
        var rows = others.isEmpty() ? "1" : "2";
        html.open("tr");
        statement(html, verdict, rows);
        verdictCell(html, verdict, rows);
        new FindingRow(verdict, text).cells(html, deciding, role(verdict, others.size()));
        html.leaf("td", EffectText.pHolm(verdict), "class", "number holm", "data-label", "p (Holm)")
                .close();
        if (!others.isEmpty()) {
            html.open("tr", "class", "others").open("td", "colspan", String.valueOf(FindingRow.COLUMNS + 1));
            folded(html, others, verdict, text);
            html.close().close();
        }
        return html.close();
    }

    /** What the contrast that is shown is among those that fold. */
    private static String role(Verdict verdict, int others) {
        if (others == 0) {
            return "";
        }
        var one = "1 of " + (others + 1);
        var decides = verdict.p().isPresent() || verdict.state().isRefutation();
        return decides ? "decides, " + one : one;
    }

    private static void folded(Markup html, List<Finding> others, Verdict verdict, EffectText text) {
        html.open("details").leaf("summary", summary(others));
        html.open("table").open("thead").open("tr");
        FindingRow.heads(html);
        html.close().close().open("tbody");
        for (var finding : others) {
            html.open("tr");
            new FindingRow(verdict, text).cells(html, finding, "");
            html.close();
        }
        html.close().close().close();
    }

    /** For example {@code 11 more: 9 ✓ reproduced, 2 ? inconclusive}. */
    private static String summary(List<Finding> others) {
        return others.size() + " more: "
                + others.stream()
                        .collect(Collectors.groupingBy(
                                Finding::state, () -> new EnumMap<>(State.class), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(e -> e.getValue() + " " + e.getKey().symbol() + " "
                                + e.getKey().word())
                        .collect(Collectors.joining(", "));
    }

    private static void statement(Markup html, Verdict verdict, String rows) {
        var claim = verdict.claim();
        html.open("th", "scope", "rowgroup", "rowspan", rows, "class", "statement")
                .leaf("b", claim.id())
                .text(" ")
                .leaf("span", claim.statement());
        formula(html, claim.rule());
        var remarks = remarks(claim);
        if (!remarks.isEmpty()) {
            html.leaf("small", remarks);
        }
        html.close();
    }

    /** Printed from the rule; that of several parts folds, and a long one. */
    private static void formula(Markup html, Rule rule) {
        var parts = rule.parts().size();
        if (parts == 0) {
            return;
        }
        var formula = Formula.of(rule);
        if (parts == 1 && formula.length() <= LONGEST_FORMULA) {
            html.leaf("code", formula, "class", "formula");
        } else {
            html.open("details")
                    .leaf("summary", parts == 1 ? "formula" : "formula, " + parts + " parts")
                    .leaf("code", formula, "class", "formula")
                    .close();
        }
    }

    private static String remarks(Claim claim) {
        var figure = claim.paperFigure().isEmpty() || claim.paperFigure().equals(Claim.NOT_ESTABLISHED)
                ? ""
                : "The paper’s figure: " + claim.paperFigure() + ". ";
        var weight =
                claim.weightOfNull().matches("-?|–") ? "" : "Does a null at this scale refute? " + claim.weightOfNull();
        return (figure + weight).strip();
    }

    private static void verdictCell(Markup html, Verdict verdict, String rows) {
        var state = verdict.state();
        html.open("td", "rowspan", rows, "class", "verdict")
                .leaf("span", state.symbol() + " " + state.word(), "class", "state " + stateClass(state));
        if (verdict.lostByHolm()) {
            html.text(" ").leaf("small", "† not after Holm’s adjustment");
        }
        if (!verdict.reason().isEmpty()) {
            html.text(" ").leaf("small", verdict.reason());
        }
        html.close();
    }

    /** Where a claim's rows can be linked to. */
    static String anchor(Claim claim) {
        return "claim-" + claim.id();
    }

    /** The style of a state, for example {@code not-judged}. */
    static String stateClass(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
