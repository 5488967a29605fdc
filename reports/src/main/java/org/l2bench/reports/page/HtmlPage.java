package org.l2bench.reports.page;

import java.util.List;
import org.l2bench.reports.input.PageLinks;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.markup.Styles;
import org.l2bench.reports.plot.Plot;
import org.l2bench.reports.table.TextTable;
import org.l2bench.reports.table.VerdictCounts;
import org.l2bench.reports.verdict.Reply;
import org.l2bench.reports.verdict.Verdict;

/** A report as one HTML file: style and figures inside, no script, nothing from the network. */
public final class HtmlPage {
    /** What the link to an experiment's sheet says. */
    static final String SHEET = "What the paper says, formulas, traps and checks";

    /** What stands before the links to an experiment's other published presets. */
    static final String OTHER_PRESETS = "Other presets:";

    private HtmlPage() {}

    public static String of(Content content) {
        var page = new Markup().verbatim("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(page, content);
        page.open("body").open("main");
        opening(page, content);
        if (content.isOfTable()) {
            whatWasRead(page, content);
        }
        section(page, content.isOfTable() ? "Arms" : "Arms and symbols");
        glossary(page, "What is compared", content.armList());
        glossary(page, "What the letters mean", content.symbolList());
        page.close();
        section(page, "Verdicts")
                .add(VerdictTable.of(
                        content.verdicts(),
                        content.experiment().metrics(),
                        content.samples().noun(),
                        content.isOfTable()))
                .close();
        if (!content.plots().isEmpty()) {
            section(page, "Figures");
            content.plots().forEach(plot -> figure(page, plot));
            page.close();
        }
        section(page, "Numbers of the arms");
        content.armTables().forEach(grid -> page.add(HtmlTable.of(grid, true)));
        page.close();
        if (content.isOfTable()) {
            section(page, "Provenance");
        } else {
            section(page, "Settings against the paper’s")
                    .add(HtmlTable.of(content.settings(), false))
                    .close();
            section(page, "Provenance").add(HtmlTable.of(content.provenance(), false));
            list(page, "What the regularisers cover", content.coverage());
        }
        page.leaf("h3", "The command that made this")
                .open("pre")
                .leaf("code", content.command())
                .close()
                .close();
        list(section(page, "Known limits"), "", content.experiment().knownLimits())
                .close();
        return page.close().close().close().toString();
    }

    private static void whatWasRead(Markup page, Content content) {
        section(page, "What was read").add(HtmlTable.of(content.settings(), false));
        list(page, "", content.read().orElseThrow().notes()).close();
    }

    private static void head(Markup page, Content content) {
        page.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .leaf("title", content.experiment().name() + " – l2bench")
                .open("style")
                .verbatim("\n" + Styles.plots() + Styles.page())
                .close()
                .close();
    }

    private static void opening(Markup page, Content content) {
        var experiment = content.experiment();
        var kind = content.isOfTable() ? "results of others" : content.preset() + " preset";
        page.open("header").leaf("p", "l2bench · " + kind, "class", "kicker");
        page.leaf("h1", experiment.name()).leaf("p", experiment.summary(), "class", "summary");
        content.replies().forEach(r -> reply(page, r));
        content.furtherCaveats().forEach(c -> page.leaf("p", c.text(), "class", "caveat"));
        if (!content.isOfTable()) {
            citation(page, content);
        }
        page.leaf("p", content.standing().sentence(), "class", "standing");
        otherPresets(page, content.links());
        list(page, "", content.standing().gaps());
        counts(page, content.headlines(), content.isOfTable() ? "Claims" : "The paper’s claims");
        counts(page, content.controls(), "Controls");
        page.close();
    }

    private static void otherPresets(Markup page, PageLinks links) {
        if (links.presets().isEmpty()) {
            return;
        }
        page.open("p", "class", "standing");
        var before = OTHER_PRESETS + " ";
        for (var preset : links.presets()) {
            page.text(before).leaf("a", preset.name(), "href", preset.folder() + "/report.html");
            before = ", ";
        }
        page.text(".").close();
    }

    private static void citation(Markup page, Content content) {
        var citation = content.experiment().citation();
        page.open("p", "class", "citation")
                .text(citation.authors() + ". ")
                .leaf("cite", citation.title())
                .text(". " + citation.place() + ".");
        if (!content.links().sheet().isEmpty()) {
            page.text(" ").leaf("a", SHEET, "href", content.links().sheet()).text(".");
        }
        page.close();
    }

    /** The sentence, the verdicts that it rests on with links to their rows, and what must be said beside it. */
    private static void reply(Markup page, Reply reply) {
        page.open("p", "class", "answer").text(reply.text()).text(" ").open("small");
        for (var verdict : reply.verdicts()) {
            var state = verdict.state();
            page.open("span", "class", "rests")
                    .leaf("a", verdict.claim().id(), "href", "#" + VerdictTable.anchor(verdict.claim()))
                    .text(" ")
                    .leaf(
                            "span",
                            state.symbol() + " " + state.word(),
                            "class",
                            "state " + VerdictTable.stateClass(state))
                    .close()
                    .text(verdict.lostByHolm() ? "† not after Holm’s adjustment " : "");
        }
        page.close().close();
        reply.caveats().forEach(c -> page.leaf("p", c.text(), "class", "caveat"));
    }

    /** A grid as a list: the first column is explained by the second, what follows is said aside. */
    private static void glossary(Markup page, String title, TextTable grid) {
        if (grid.rows().isEmpty()) {
            return;
        }
        page.leaf("h3", title).open("dl");
        for (var row : grid.rows()) {
            page.open("div").leaf("dt", row.get(0)).open("dd").text(row.get(1));
            if (row.size() > 2) {
                page.text(" ").leaf("small", String.join("; ", row.subList(2, row.size())));
            }
            page.close().close();
        }
        page.close();
    }

    private static void counts(Markup page, List<Verdict> verdicts, String of) {
        if (verdicts.isEmpty()) {
            return;
        }
        page.open("ul", "class", "counts").leaf("li", of);
        for (var count : VerdictCounts.of(verdicts).counts()) {
            var state = count.state();
            page.open("li")
                    .leaf("b", String.valueOf(count.claims()))
                    .text(" ")
                    .leaf(
                            "span",
                            state.symbol() + " " + state.word(),
                            "class",
                            "state " + VerdictTable.stateClass(state));
            if (!count.remark().isEmpty()) {
                page.text(" ").leaf("small", count.remark());
            }
            page.close();
        }
        page.close();
    }

    private static Markup section(Markup page, String title) {
        return page.open("section").leaf("h2", title).text("\n");
    }

    private static Markup list(Markup page, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return page;
        }
        if (!title.isEmpty()) {
            page.leaf("h3", title);
        }
        page.open("ul");
        lines.forEach(line -> page.leaf("li", line).text("\n"));
        return page.close();
    }

    private static void figure(Markup page, Plot plot) {
        page.open("figure")
                .open("figcaption")
                .leaf("b", plot.title() + ". ")
                .text(plot.caption())
                .close();
        page.open("div", "class", plot.perRow() == 2 ? "panels pairs" : "panels");
        plot.panels().forEach(page::add);
        page.close().close();
    }
}
