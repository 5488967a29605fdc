package org.l2bench.reports.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.NamedFolders;
import org.l2bench.reports.page.MarkdownPage;
import org.l2bench.reports.table.TextTable;

/**
 * The sheet of an experiment, {@code experiments/NAME.md}: what the paper says, formulas, traps and checks are written by people;
 * what the experiment's definition says, its settings, arms and claims, is made into it between markers, so that no number stands twice.
 */
record Sheet<S extends Record>(Experiment<S> experiment) {
    private static final String FOLDER = "experiments";
    private static final MadeBlock SETTINGS = MadeBlock.named("settings");
    private static final MadeBlock PAPER = MadeBlock.named("paper");
    private static final MadeBlock ARMS = MadeBlock.named("arms");
    private static final MadeBlock CLAIMS = MadeBlock.named("claims");

    /** Where the sheet stands in a source tree. */
    Path path() {
        return Path.of(FOLDER, experiment.name() + ".md");
    }

    /** The blocks that a sheet has no place for. */
    static List<MadeBlock> lacking(String text) {
        return Stream.of(SETTINGS, PAPER, ARMS, CLAIMS)
                .filter(b -> !b.isWholeIn(text))
                .toList();
    }

    /**
     * A sheet with all that is made in it.
     *
     * @throws IllegalArgumentException if it lacks the markers of a part
     */
    String within(String text) {
        var presets = experiment.presets();
        var shown = presets.get(0).settings();
        var filled = SETTINGS.within(text, MarkdownPage.table(settings(presets)));
        filled = PAPER.within(filled, MarkdownPage.table(paper()));
        filled = ARMS.within(filled, MarkdownPage.table(arms(shown)));
        return CLAIMS.within(filled, MarkdownPage.table(claims(shown)));
    }

    private TextTable settings(List<Preset<S>> presets) {
        var heads = new ArrayList<>(List.of(
                TextTable.Head.text("setting"), TextTable.Head.text("what it is"), TextTable.Head.text("may be")));
        presets.forEach(p -> heads.add(TextTable.Head.text(p.name())));
        var rows = new ArrayList<List<String>>();
        rows.add(row(
                "seeds",
                "how many, and the first one",
                "",
                presets.stream().map(p -> p.seedCount() + " from " + p.firstSeed())));
        Binding.list(NamedFolders.withoutPaths(presets.get(0).settings()))
                .forEach(s -> rows.add(row(
                        s.key(),
                        s.meaning(),
                        s.allowed(),
                        presets.stream().map(p -> Binding.shown(NamedFolders.withoutPaths(p.settings()), s.key())))));
        return TextTable.of("settings", "", heads, rows);
    }

    private static List<String> row(String key, String meaning, String allowed, Stream<String> values) {
        return Stream.concat(Stream.of(key, meaning, allowed), values).toList();
    }

    private TextTable paper() {
        var rows = experiment.definition().paper().stream()
                .map(r -> List.of(r.item(), r.paper(), r.mark(), String.join(", ", r.keys())))
                .distinct()
                .toList();
        return TextTable.of("paper", "", heads("what", "the paper", "how sure that is", "settings"), rows);
    }

    private TextTable arms(S settings) {
        var rows = experiment.arms(settings).stream()
                .map(a -> List.of(
                        a.name(),
                        a.differs()
                                + a.derivedFrom()
                                        .map(from -> " (from the trials of " + from + ")")
                                        .orElse(""),
                        a.role()))
                .toList();
        return TextTable.of("arms", "", heads("arm", "what differs", "role"), rows);
    }

    private TextTable claims(S settings) {
        var rows = experiment.claims(settings).stream()
                .map(c -> List.of(
                        c.id() + (c.headline() ? "" : " (control)"),
                        c.statement(),
                        Formula.of(c.rule()),
                        c.paperFigure(),
                        c.weightOfNull()))
                .toList();
        return TextTable.of(
                "claims",
                "",
                heads("claim", "statement", "formula", "the paper's figure", "does a null at this scale refute?"),
                rows);
    }

    private static List<TextTable.Head> heads(String... names) {
        return Stream.of(names).map(TextTable.Head::text).collect(Collectors.toList());
    }
}
