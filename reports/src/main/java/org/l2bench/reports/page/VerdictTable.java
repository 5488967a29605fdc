package org.l2bench.reports.page;

import java.util.List;
import java.util.Locale;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.plot.Strip;
import org.l2bench.reports.table.ClaimTable;
import org.l2bench.reports.table.EffectText;
import org.l2bench.reports.verdict.Finding;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/** Claims and verdicts: a table where there is room, a card per claim where there is not. */
final class VerdictTable {
    private static final String[] HEADS = {"claim", "verdict", "on", "effect", "90 % interval", "", "n", "p", "p (Holm)"
    };

    private VerdictTable() {}

    static Markup of(List<Verdict> verdicts, List<Metric> metrics) {
        var html = new Markup()
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Verdicts")
                .open("table", "class", "verdicts")
                .open("thead")
                .open("tr");
        for (var head : HEADS) {
            var number =
                    List.of("effect", "90 % interval", "n", "p", "p (Holm)").contains(head);
            html.leaf("th", head, "scope", "col", "class", number ? "number" : "text");
        }
        html.close().close();
        var ordered = ClaimTable.ordered(verdicts);
        for (var i = 0; i < ordered.size(); i++) {
            var verdict = ordered.get(i);
            if (i == 0
                    || ordered.get(i - 1).claim().headline() != verdict.claim().headline()) {
                group(html, verdict.claim().headline() ? "What the paper claims" : "Sceptic’s controls");
            }
            html.add(claim(verdict, new EffectText(metrics)));
        }
        html.close().close();
        return html.leaf("p", ClaimTable.note(verdicts), "class", "note").text("\n");
    }

    private static void group(Markup html, String name) {
        html.open("tbody", "class", "group")
                .open("tr")
                .leaf("th", name, "scope", "rowgroup", "colspan", String.valueOf(HEADS.length))
                .close()
                .close();
    }

    private static Markup claim(Verdict verdict, EffectText text) {
        var html = new Markup().open("tbody", "class", "claim");
        var rows = String.valueOf(verdict.findings().size());
        for (var i = 0; i < verdict.findings().size(); i++) {
            html.open("tr");
            if (i == 0) {
                statement(html, verdict, rows);
                verdictCell(html, verdict, rows);
            }
            finding(html, verdict.findings().get(i), verdict, text);
            if (i == 0) {
                html.leaf(
                        "td",
                        EffectText.pHolm(verdict),
                        "class",
                        "number holm",
                        "rowspan",
                        rows,
                        "data-label",
                        "p (Holm)");
            }
            html.close();
        }
        return html.close();
    }

    private static void statement(Markup html, Verdict verdict, String rows) {
        var claim = verdict.claim();
        html.open("th", "scope", "rowgroup", "rowspan", rows, "class", "statement")
                .leaf("b", claim.id())
                .text(" ")
                .leaf("span", claim.statement());
        var remarks = remarks(claim);
        if (!remarks.isEmpty()) {
            html.leaf("small", remarks);
        }
        html.close();
    }

    private static String remarks(Claim claim) {
        var figure = claim.paperFigure().equals(ClaimTable.NO_FIGURE)
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

    private static void finding(Markup html, Finding finding, Verdict verdict, EffectText text) {
        var quiet = finding.setAside() || finding.state() == State.NOT_RUN ? " quiet" : "";
        html.open("td", "class", "on" + quiet, "data-label", "on");
        if (!finding.label().isEmpty()) {
            html.leaf("span", finding.label());
        }
        if (finding.state() != verdict.state() && !finding.setAside()) {
            html.text(" ")
                    .leaf(
                            "small",
                            finding.state().symbol() + " " + finding.state().word());
        }
        if (!finding.note().isEmpty() && !finding.note().equals(verdict.reason())) {
            html.text(" ").leaf("small", finding.note());
        }
        html.close();
        html.leaf("td", text.effect(finding), "class", "number effect" + quiet, "data-label", "effect");
        html.open("td", "class", "number interval" + quiet, "data-label", "90 % interval")
                .text(text.interval(finding));
        if (!text.threshold(finding).isEmpty()) {
            html.text(" ").leaf("small", "must be " + text.threshold(finding));
        }
        html.close();
        html.open("td", "class", "picture")
                .add(Strip.of(finding, verdict.findings()))
                .close();
        html.leaf("td", String.valueOf(finding.n()), "class", "number" + quiet, "data-label", "n");
        html.leaf("td", EffectText.p(finding.p()), "class", "number" + quiet, "data-label", "p");
    }

    /** The style of a state, for example {@code not-judged}. */
    static String stateClass(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
