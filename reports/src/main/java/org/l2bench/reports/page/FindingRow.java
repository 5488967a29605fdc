package org.l2bench.reports.page;

import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.plot.Strip;
import org.l2bench.reports.table.EffectText;
import org.l2bench.reports.verdict.Finding;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/** The cells of one contrast of a claim: the same where it decides and where it is one of those that fold. */
record FindingRow(Verdict verdict, EffectText text) {
    /** How many cells {@link #cells} writes. */
    static final int COLUMNS = 6;

    static void heads(Markup html) {
        html.leaf("th", "on", "scope", "col", "class", "text")
                .leaf("th", "effect", "scope", "col", "class", "number")
                .leaf("th", "90 % interval", "scope", "col", "class", "number")
                .leaf("th", "", "scope", "col", "class", "text")
                .leaf("th", "n", "scope", "col", "class", "number")
                .leaf("th", "p", "scope", "col", "class", "number");
    }

    /**
     * Writes the cells.
     *
     * @param role what this contrast is among the others of its claim; may be empty
     */
    void cells(Markup html, Finding finding, String role) {
        var quiet = finding.setAside() || finding.state() == State.NOT_RUN ? " quiet" : "";
        html.open("td", "class", "on" + quiet, "data-label", "on");
        if (!finding.label().isEmpty()) {
            html.leaf("span", finding.label());
        }
        small(html, role);
        if (finding.state() != verdict.state() && !finding.setAside()) {
            small(html, finding.state().symbol() + " " + finding.state().word());
        }
        small(html, finding.note().equals(verdict.reason()) ? "" : finding.note());
        html.close();
        html.leaf("td", text.effect(finding), "class", "number effect" + quiet, "data-label", "effect");
        html.open("td", "class", "number interval" + quiet, "data-label", "90 % interval")
                .text(text.interval(finding));
        small(html, text.threshold(finding).isEmpty() ? "" : "must be " + text.threshold(finding));
        html.close();
        html.open("td", "class", "picture")
                .add(Strip.of(finding, verdict.findings()))
                .close();
        html.leaf("td", String.valueOf(finding.n()), "class", "number" + quiet, "data-label", "n");
        html.leaf("td", EffectText.p(finding.p()), "class", "number" + quiet, "data-label", "p");
    }

    private static void small(Markup html, String content) {
        if (!content.isEmpty()) {
            html.text(" ").leaf("small", content);
        }
    }
}
