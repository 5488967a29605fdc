package org.l2bench.reports.page;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.input.PageLinks;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.input.Standing;
import org.l2bench.reports.input.TableInput;
import org.l2bench.reports.input.WhatWasRead;
import org.l2bench.reports.plot.Plot;
import org.l2bench.reports.table.ArmTables;
import org.l2bench.reports.table.ChoiceTable;
import org.l2bench.reports.table.ClaimTable;
import org.l2bench.reports.table.CurveTables;
import org.l2bench.reports.table.ProvenanceTable;
import org.l2bench.reports.table.SeedValues;
import org.l2bench.reports.table.SettingsTable;
import org.l2bench.reports.table.TableValues;
import org.l2bench.reports.table.TextTable;
import org.l2bench.reports.verdict.Judge;
import org.l2bench.reports.verdict.Reply;
import org.l2bench.reports.verdict.Samples;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/**
 * Everything that a report shows, in no particular form.
 *
 * @param preset of the experiment; empty for somebody else's table
 * @param read how somebody else's table was read
 */
public record Content(
        Description experiment,
        String preset,
        PageLinks links,
        String command,
        Optional<WhatWasRead> read,
        Samples samples,
        Standing standing,
        List<Verdict> verdicts,
        List<Caveat> caveats,
        List<Reply> replies,
        TextTable claims,
        List<Plot> plots,
        TextTable armList,
        TextTable symbolList,
        List<TextTable> armTables,
        TextTable settings,
        TextTable provenance,
        List<String> coverage,
        String seedValues) {

    public static Content of(ReportInput input) {
        var experiment = input.experiment();
        var recorded = Samples.of(input).with(input.experiment().combination());
        var samples = recorded.ofUnits();
        var verdicts = Judge.verdicts(experiment.claims(), samples);
        var caveats = caveats(experiment, verdicts);
        var plots = plots(experiment, samples);
        return new Content(
                experiment,
                input.preset(),
                input.links(),
                input.command(),
                Optional.empty(),
                samples,
                Standing.of(input),
                verdicts,
                caveats,
                Reply.of(experiment.answers(), verdicts, caveats),
                ClaimTable.of(verdicts, experiment.metrics(), samples.noun(), false),
                plots,
                armList(experiment),
                symbolList(experiment),
                Stream.of(
                                ArmTables.of(experiment, samples),
                                CurveTables.of(experiment.curveTables(), samples),
                                plots.stream()
                                        .flatMap(p -> p.numbers().stream())
                                        .toList(),
                                choices(input.records()))
                        .flatMap(List::stream)
                        .toList(),
                SettingsTable.of(experiment.paperSettings()),
                ProvenanceTable.of(input),
                coverage(input.records()),
                SeedValues.csv(SeedValues.of(experiment, recorded)));
    }

    /** Of somebody else's table, which has neither records nor settings. */
    public static Content of(TableInput input) {
        var experiment = input.experiment();
        var samples = Samples.of(input.results());
        var verdicts = Judge.verdicts(experiment.claims(), samples).stream()
                .map(v -> input.remarks().containsKey(v.claim().id())
                        ? v.withRemark(input.remarks().get(v.claim().id()))
                        : v)
                .toList();
        var facts = facts(input.read());
        return new Content(
                experiment,
                "",
                PageLinks.NONE,
                input.command(),
                Optional.of(input.read()),
                samples,
                input.standing(),
                verdicts,
                List.of(),
                List.of(),
                ClaimTable.of(verdicts, experiment.metrics(), samples.noun(), true),
                plots(experiment, samples),
                runList(input),
                symbolList(experiment),
                ArmTables.of(experiment, samples),
                facts,
                facts,
                List.of(),
                TableValues.csv(experiment, input.results()));
    }

    private static List<Plot> plots(Description experiment, Samples samples) {
        return experiment.figures().stream()
                .map(f -> Plot.of(f, samples, experiment.armNames(), experiment.metrics()))
                .toList();
    }

    private static TextTable runList(TableInput input) {
        var rows = input.experiment().arms().stream()
                .map(a -> List.of(a.name(), a.differs()))
                .toList();
        return TextTable.of("Arms", "", List.of(TextTable.Head.text("arm"), TextTable.Head.text("runs")), rows);
    }

    private static TextTable facts(WhatWasRead read) {
        var rows = read.facts().stream().map(f -> List.of(f.what(), f.value())).toList();
        return TextTable.of(
                "What was read", "", List.of(TextTable.Head.text("what"), TextTable.Head.code("value")), rows);
    }

    /** Whether it is about a table of runs that are not ours. */
    boolean isOfTable() {
        return read.isPresent();
    }

    /** The verdicts on what the paper claims. */
    public List<Verdict> headlines() {
        return verdicts.stream().filter(v -> v.claim().headline()).toList();
    }

    /** The verdicts on controls. */
    public List<Verdict> controls() {
        return verdicts.stream().filter(v -> !v.claim().headline()).toList();
    }

    /** The caveats of claims that no answer is about. */
    public List<Caveat> furtherCaveats() {
        return caveats.stream()
                .filter(c -> replies.stream().noneMatch(r -> r.caveats().contains(c)))
                .toList();
    }

    /** What must be said before the table: caveats of claims that are reproduced where their control is judged and is not. */
    private static List<Caveat> caveats(Description experiment, List<Verdict> verdicts) {
        return experiment.caveats().stream()
                .filter(c -> state(c.claim(), verdicts).isSupport())
                .filter(c -> state(c.control(), verdicts) == State.INCONCLUSIVE
                        || state(c.control(), verdicts).isRefutation())
                .toList();
    }

    private static State state(String claim, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(v -> v.claim().id().equals(claim))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a caveat names claim " + claim + ", which there is not"))
                .state();
    }

    /** The figures as SVG documents, by the names that the Markdown refers to. */
    public SortedMap<String, String> figures() {
        var figures = new TreeMap<String, String>();
        for (var i = 0; i < plots.size(); i++) {
            figures.put(figureFile(i + 1), plots.get(i).document());
        }
        return Collections.unmodifiableSortedMap(figures);
    }

    /** The name of a plot's file, counted from 1. */
    static String figureFile(int number) {
        return "figure-" + number + ".svg";
    }

    private static TextTable armList(Description experiment) {
        var rows = experiment.arms().stream()
                .map(a -> List.of(
                        a.name(),
                        a.differs(),
                        a.role(),
                        a.derivedFrom().map(from -> "in the trials of " + from).orElse("trained")))
                .toList();
        var heads = List.of(
                TextTable.Head.text("arm"),
                TextTable.Head.text("what it does"),
                TextTable.Head.text("role"),
                TextTable.Head.text("weights"));
        return TextTable.of("Arms", "", heads, rows);
    }

    private static List<TextTable> choices(List<RunRecord> records) {
        var table = ChoiceTable.of(records);
        return table.rows().isEmpty() ? List.of() : List.of(table);
    }

    private static TextTable symbolList(Description experiment) {
        var rows = experiment.symbols().stream()
                .map(s -> List.of(s.sign(), s.meaning()))
                .toList();
        return TextTable.of(
                "Symbols", "", List.of(TextTable.Head.text("symbol"), TextTable.Head.text("what it means")), rows);
    }

    /** The regularisers' own lines, with the trained arms that printed them. */
    private static List<String> coverage(List<RunRecord> records) {
        var lines = records.stream()
                .flatMap(r -> r.outcome().stream())
                .flatMap(o -> o.coverage().stream())
                .distinct()
                .toList();
        return lines.stream().map(line -> arms(line, records) + ": " + line).toList();
    }

    private static String arms(String line, List<RunRecord> records) {
        return String.join(
                ", ",
                records.stream()
                        .filter(r -> r.outcome().isPresent()
                                && r.outcome().get().coverage().contains(line))
                        .map(r -> r.inputs().arm())
                        .distinct()
                        .toList());
    }
}
