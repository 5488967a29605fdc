package org.l2bench.reports.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.setting.Problems;
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
 * @param sections by folder name, in its order
 */
public record ResultsIndex(String folder, List<Section> sections) {
    private static final MadeBlock RESULTS = MadeBlock.named("results");
    private static final MadeBlock POWER = MadeBlock.named("power");

    public static final String BEGIN = RESULTS.begin();
    public static final String END = RESULTS.end();

    /**
     * One experiment.
     *
     * @param pages of its published presets, at least one; the first stands for the experiment
     */
    record Section(List<Page> pages) {
        PublishedReport main() {
            return pages.get(0).report();
        }

        List<Page> further() {
            return pages.subList(1, pages.size());
        }
    }

    /** A published report and its folder, seen from the index. */
    record Page(String path, PublishedReport report) {}

    /**
     * Reads {@code report.json} of every folder within {@code results}, which is named as its experiment, and of those within it,
     * which are named as their preset.
     */
    public static ResultsIndex of(Path results) throws IOException {
        var sections = new ArrayList<Section>();
        for (var experiment : folders(results)) {
            var pages = new ArrayList<>(page(results, experiment));
            for (var preset : folders(experiment)) {
                var further = page(results, preset);
                further.forEach(p -> require(preset, "preset", p.report().preset()));
                pages.addAll(further);
            }
            pages.forEach(p -> require(experiment, "experiment", p.report().experiment()));
            if (!pages.isEmpty()) {
                sections.add(new Section(List.copyOf(pages)));
            }
        }
        return new ResultsIndex(results.getFileName().toString(), List.copyOf(sections));
    }

    /** None where nothing is published yet. */
    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Page> page(Path results, Path folder) throws IOException {
        var file = folder.resolve(PublishedReport.FILE);
        return Files.exists(file)
                ? List.of(new Page(
                        results.getFileName() + "/"
                                + results.relativize(folder).toString().replace('\\', '/'),
                        PublishedReport.read(file)))
                : List.of();
    }

    private static void require(Path folder, String what, String name) {
        new Problems()
                .require(
                        folder.getFileName().toString().equals(name),
                        "%s is of %s %s, and its folder must be named so",
                        folder.resolve(PublishedReport.FILE),
                        what,
                        name)
                .throwIfAny();
    }

    /** The text of {@code RESULTS.md}. */
    public String markdown() {
        var text = new StringBuilder("# Results\n\nMade from the records in `" + folder + "/`; do not edit.\n\n");
        for (var section : sections) {
            var report = section.main();
            text.append("## ").append(report.experiment()).append("\n\n");
            text.append(MarkdownPage.escape(report.summary())).append("\n\n");
            report.head()
                    .forEach(c ->
                            text.append("**").append(MarkdownPage.escape(c)).append("**\n\n"));
            text.append(MarkdownPage.escape(citation(report))).append("\n\n");
            text.append(verdicts(section.pages().get(0)));
            for (var page : section.further()) {
                text.append("### ")
                        .append(report.experiment())
                        .append(", preset ")
                        .append(page.report().preset())
                        .append("\n\n");
                text.append(verdicts(page));
            }
        }
        return text.toString();
    }

    /** What a page rests on, where it is, and the verdicts on its claims. */
    private static String verdicts(Page page) {
        var report = page.report();
        var path = page.path();
        var text = new StringBuilder("Preset " + report.preset() + ", `" + report.command() + "`");
        text.append(". ").append(report.standing().sentence());
        text.append(" [Page](").append(path).append("/report.html), ");
        text.append("[the same as Markdown](").append(path).append("/report.md), ");
        text.append("[every seed's values](").append(path).append("/values.csv), ");
        text.append("[records](").append(path).append("/records).\n\n");
        text.append("The paper's claims: ").append(counts(report, true));
        text.append(". Controls: ").append(counts(report, false)).append(".\n\n");
        if (!report.claims().isEmpty()) {
            text.append(MarkdownPage.table(table(report.claims()))).append('\n');
        }
        return text.toString();
    }

    private static String citation(PublishedReport report) {
        var c = report.citation();
        return c.authors() + ". " + c.title() + ". " + c.place() + ".";
    }

    private static TextTable table(List<PublishedReport.ClaimResult> claims) {
        var rows = claims.stream()
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
                "Verdicts",
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
        var rows = sections.stream()
                .map(Section::main)
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
        return sections.stream()
                .map(s -> s.main().experiment())
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
