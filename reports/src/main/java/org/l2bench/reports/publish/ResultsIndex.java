package org.l2bench.reports.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.reports.page.MarkdownPage;
import org.l2bench.reports.page.PublishedReport;
import org.l2bench.reports.table.EffectText;
import org.l2bench.reports.table.PowerTable;
import org.l2bench.reports.table.TextTable;
import org.l2bench.reports.table.VerdictCounts;

/**
 * All published experiments on one page, and in one table for the README.
 *
 * @param folder name of the folder that the links lead to, for example {@code results}
 * @param reports by folder name, in its order
 */
public record ResultsIndex(String folder, List<PublishedReport> reports) {
    private static final MadeBlock RESULTS = MadeBlock.named("results");
    private static final MadeBlock POWER = MadeBlock.named("power");

    public static final String BEGIN = RESULTS.begin();
    public static final String END = RESULTS.end();

    /** Reads {@code report.json} of every folder within {@code results}. A folder is named as its experiment. */
    public static ResultsIndex of(Path results) throws IOException {
        var reports = new ArrayList<PublishedReport>();
        try (var folders = Files.list(results)) {
            for (var published : folders.sorted().toList()) {
                var file = published.resolve(PublishedReport.FILE);
                if (Files.exists(file)) {
                    var report = PublishedReport.read(file);
                    if (!published.getFileName().toString().equals(report.experiment())) {
                        throw new IOException(file + " is of experiment " + report.experiment());
                    }
                    reports.add(report);
                }
            }
        }
        return new ResultsIndex(results.getFileName().toString(), List.copyOf(reports));
    }

    /** The text of {@code RESULTS.md}. */
    public String markdown() {
        var text = new StringBuilder("# Results\n\nMade from the records in `" + folder + "/`; do not edit.\n\n");
        for (var report : reports) {
            var path = folder + "/" + report.experiment();
            text.append("## ").append(report.experiment()).append("\n\n");
            text.append(MarkdownPage.escape(report.summary())).append("\n\n");
            report.head()
                    .forEach(c ->
                            text.append("**").append(MarkdownPage.escape(c)).append("**\n\n"));
            text.append(MarkdownPage.escape(citation(report))).append("\n\n");
            text.append("Preset ").append(report.preset()).append(". ");
            text.append(report.standing().sentence())
                    .append(" [Page](")
                    .append(path)
                    .append("/report.html), ");
            text.append("[the same as Markdown](").append(path).append("/report.md), ");
            text.append("[every seed's values](").append(path).append("/values.csv), ");
            text.append("[records](").append(path).append("/records).\n\n");
            text.append("The paper's claims: ").append(counts(report, true));
            text.append(". Controls: ").append(counts(report, false)).append(".\n\n");
            text.append(MarkdownPage.table(claims(report))).append('\n');
        }
        return text.toString();
    }

    private static String citation(PublishedReport report) {
        var c = report.citation();
        return c.authors() + ". " + c.title() + ". " + c.place() + ".";
    }

    private static TextTable claims(PublishedReport report) {
        var rows = report.claims().stream()
                .map(c -> List.of(
                        c.id() + (c.headline() ? "" : " (control)"),
                        c.statement(),
                        c.state().symbol() + " " + c.state().word() + (c.lostByHolm() ? " †" : "")
                                + (c.reason().isEmpty() ? "" : ": " + c.reason()),
                        c.contrasts().stream()
                                .map(k -> (k.label().isEmpty() ? "" : k.label() + ": ") + k.text())
                                .collect(Collectors.joining("; ")),
                        String.valueOf(c.n()),
                        EffectText.pHolm(c.state(), c.decidingHolm(), c.lostByHolm()),
                        c.paperFigure()))
                .toList();
        return TextTable.of(
                report.experiment(),
                "",
                List.of(
                        TextTable.Head.text("claim"),
                        TextTable.Head.text("statement"),
                        TextTable.Head.text("verdict"),
                        TextTable.Head.text("effect [90 % interval]"),
                        TextTable.Head.number("n"),
                        TextTable.Head.number("p (Holm)"),
                        TextTable.Head.text("the paper's figure")),
                rows);
    }

    /** One line per experiment. */
    public String readmeTable() {
        var rows = reports.stream()
                .map(r -> List.of(
                        r.experiment(),
                        r.summary(),
                        String.join(" ", r.head()),
                        counts(r, true).toString(),
                        r.standing().complete() + " of " + r.standing().wanted()))
                .toList();
        var heads = List.of(
                TextTable.Head.text("experiment"),
                TextTable.Head.text("what is asked"),
                TextTable.Head.text("the answer"),
                TextTable.Head.text("the paper's claims"),
                TextTable.Head.number("seeds"));
        var table = MarkdownPage.table(TextTable.of("Results", "", heads, rows));
        // Links are put in afterwards: cells are text, and escaped.
        return IntStream.range(0, reports.size())
                .mapToObj(i -> reports.get(i).experiment())
                .reduce(
                        table,
                        (t, name) -> t.replace(
                                "| " + MarkdownPage.escape(name) + " |",
                                "| [" + name + "](RESULTS.md#" + name + ") |"));
    }

    private static VerdictCounts counts(PublishedReport report, boolean headline) {
        return VerdictCounts.of(
                report.claims().stream().filter(c -> c.headline() == headline).toList(),
                c -> new VerdictCounts.Decided(c.state(), c.decidingHolm().isPresent(), c.lostByHolm()));
    }

    /** The blocks that a text has no place for; that of the table of powers only where one of its lines is there. */
    static List<MadeBlock> lacking(String readme) {
        return Stream.of(RESULTS, POWER)
                .filter(b -> !b.isWholeIn(readme))
                .filter(b -> b.equals(RESULTS) || b.isIn(readme))
                .toList();
    }

    /**
     * A text with the table between its two markers, and the table of powers between its own where it has them.
     *
     * @throws IllegalArgumentException if it does not have both markers of the table, in this order
     */
    public String within(String readme) {
        var made = RESULTS.within(readme, readmeTable());
        return POWER.isIn(made) ? POWER.within(made, MarkdownPage.table(PowerTable.of())) : made;
    }
}
