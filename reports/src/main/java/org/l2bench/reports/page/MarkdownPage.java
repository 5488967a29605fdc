package org.l2bench.reports.page;

import java.util.List;
import java.util.stream.Collectors;
import org.l2bench.core.claim.Caveat;
import org.l2bench.reports.table.TextTable;
import org.l2bench.reports.table.TextTable.Kind;
import org.l2bench.reports.table.VerdictCounts;
import org.l2bench.reports.verdict.Reply;

/** A report as Markdown, with links to its figures' files. */
public final class MarkdownPage {
    private final StringBuilder text = new StringBuilder();

    private MarkdownPage() {}

    public static String of(Content content) {
        var page = new MarkdownPage();
        page.head(content);
        if (content.isOfTable()) {
            page.section("What was read");
            page.grid(content.settings());
            page.bullets(content.read().orElseThrow().notes());
        }
        page.section(content.isOfTable() ? "Arms" : "Arms and symbols");
        page.grid(content.armList());
        if (!content.symbolList().rows().isEmpty()) {
            page.grid(content.symbolList());
        }
        page.section("Verdicts");
        page.grid(content.claims());
        if (!content.plots().isEmpty()) {
            page.section("Figures");
        }
        for (var i = 0; i < content.plots().size(); i++) {
            var plot = content.plots().get(i);
            page.paragraph("**" + escape(plot.title()) + ".** " + escape(plot.caption()));
            page.paragraph("![" + escape(plot.title()) + "](" + Content.figureFile(i + 1) + ")");
        }
        page.section("Numbers of the arms");
        for (var grid : content.armTables()) {
            page.text.append("### ").append(escape(grid.title())).append("\n\n");
            page.grid(grid);
        }
        if (!content.isOfTable()) {
            page.section("Settings against the paper's");
            page.grid(content.settings());
            page.section("Provenance");
            page.grid(content.provenance());
            page.section("What the regularisers cover");
            page.bullets(content.coverage());
        }
        page.section("The command that made this");
        page.paragraph("```\n" + content.command() + "\n```");
        page.section("Known limits");
        page.bullets(content.experiment().knownLimits());
        return page.text.toString();
    }

    private void head(Content content) {
        var experiment = content.experiment();
        var citation = experiment.citation();
        text.append("# ").append(escape(experiment.name())).append("\n\n");
        paragraph(escape(experiment.summary()));
        for (var reply : content.replies()) {
            paragraph(reply(reply));
            caveats(reply.caveats());
        }
        caveats(content.furtherCaveats());
        if (content.isOfTable()) {
            paragraph(content.standing().sentence());
            bullets(content.standing().gaps());
            paragraph("Claims: " + VerdictCounts.of(content.headlines()) + ". Controls: "
                    + VerdictCounts.of(content.controls()) + ".");
            return;
        }
        paragraph(escape(citation.authors()) + ". *" + escape(citation.title()) + "*. " + escape(citation.place())
                + "."
                + (content.links().sheet().isEmpty()
                        ? ""
                        : " [" + HtmlPage.SHEET + "](" + content.links().sheet() + ")."));
        paragraph(
                "Preset " + escape(content.preset()) + ". " + content.standing().sentence() + otherPresets(content));
        bullets(content.standing().gaps());
        paragraph("The paper's claims: " + VerdictCounts.of(content.headlines()) + ". Controls: "
                + VerdictCounts.of(content.controls()) + ".");
    }

    private static String otherPresets(Content content) {
        var presets = content.links().presets();
        return presets.isEmpty()
                ? ""
                : presets.stream()
                        .map(p -> "[" + escape(p.name()) + "](" + p.folder() + "/report.md)")
                        .collect(Collectors.joining(", ", " " + HtmlPage.OTHER_PRESETS + " ", "."));
    }

    private void caveats(List<Caveat> caveats) {
        caveats.forEach(c -> paragraph("**" + escape(c.text()) + "**"));
    }

    private static String reply(Reply reply) {
        var rests = reply.verdicts().stream()
                .map(v -> v.claim().id() + " " + v.state().symbol() + " "
                        + v.state().word() + (v.lostByHolm() ? ", † not after Holm's adjustment" : ""))
                .collect(Collectors.joining("; "));
        return "**" + escape(reply.text()) + "** " + escape("(" + rests + ")");
    }

    private void section(String title) {
        text.append("## ").append(escape(title)).append("\n\n");
    }

    private void paragraph(String content) {
        text.append(content).append("\n\n");
    }

    private void bullets(List<String> lines) {
        if (!lines.isEmpty()) {
            paragraph(lines.stream().map(l -> "- " + escape(l)).collect(Collectors.joining("\n")));
        }
    }

    private void grid(TextTable grid) {
        text.append(table(grid));
        text.append('\n');
        if (!grid.note().isEmpty()) {
            paragraph(escape(grid.note()));
        }
    }

    /** A pipe table. */
    public static String table(TextTable grid) {
        var lines = new StringBuilder();
        lines.append(row(grid.heads().stream().map(h -> escape(h.name())).toList()));
        lines.append(row(grid.heads().stream()
                .map(h -> h.kind() == Kind.NUMBER ? "---:" : "---")
                .toList()));
        for (var cells : grid.rows()) {
            lines.append(row(cells.stream().map(MarkdownPage::escape).toList()));
        }
        return lines.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Text with nothing in it that Markdown would read as a sign. */
    public static String escape(String content) {
        return content.replaceAll("([\\\\`*_\\[\\]<>|#~])", "\\\\$1").replace("\n", " ");
    }
}
