package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.cells.FileTable;
import org.l2bench.reports.input.Combination;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.input.Standing;
import org.l2bench.reports.input.TableInput;
import org.l2bench.reports.input.WhatWasRead;
import org.l2bench.reports.input.WhatWasRead.Fact;

/** Turns runs and claims into what a page is made from. */
record PageInput(
        Request request,
        ClaimsFile claims,
        Look look,
        Runs runs,
        List<ClaimReading.OnDataSet> judged,
        List<String> notes,
        SortedMap<String, String> remarks) {
    private static final int MOST_DECIMALS = 7;
    private static final int MOST_PAIRS_DRAWN = 200;

    TableInput input() {
        var results = PageResults.of(runs, look.roles());
        var metrics = runs.metrics().entrySet().stream()
                .map(e -> metric(e.getKey(), e.getValue()))
                .toList();
        var arms = results.arms().stream()
                .map(a -> Arm.trained(a, results.pairs(a).size() + " with a value", "-"))
                .toList();
        var files = look.reading().table().files().stream().map(FileTable::file).toList();
        var title = claims.title().isEmpty() ? Words.and(files) : claims.title();
        var description = new Description(
                title,
                "Claims on results that were not made here: what was read is shown below, and nothing of it was changed.",
                new Citation(Words.and(files), "", "", ""),
                arms,
                metrics,
                Judging.claims(judged),
                List.of(),
                List.of(),
                List.of(),
                figures(),
                List.of(),
                List.of(),
                limits(),
                Combination.none());
        return new TableInput(
                description,
                results,
                standing(results.noun()),
                new WhatWasRead(facts(), notes),
                remarks,
                request.command());
    }

    /** With as many digits as the values have. */
    private static Metric metric(String name, Runs.Notation notation) {
        int decimals = Math.min(notation.decimals(), MOST_DECIMALS);
        return new Metric(name, name, notation.isPercent() ? "%" : "", decimals, 0, "results");
    }

    private List<String> limits() {
        var limits = new ArrayList<String>();
        if (Judging.areSplits(look.roles())) {
            limits.add(
                    "The pairs are folds or splits of one set of data, which overlap in their training rows: the runs are not "
                            + "independent, so that the intervals are too narrow. \"with test over train 0.25\" behind a formula corrects "
                            + "for it (five folds; test rows over training rows).");
        }
        limits.add(
                "l2bench has not seen how these results were made: whether runs that share a pair share their data, and whether "
                        + "claims were fixed before the results were known, only their author can say.");
        return limits;
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        var table = look.reading().table();
        var roles = look.roles();
        for (var file : table.files()) {
            facts.add(new Fact("file", file.file() + ", " + file.cells().rows() + " rows"));
            facts.add(new Fact("SHA-256 of " + file.file(), file.digest()));
        }
        int left = table.rows() - look.reading().rows().cardinality();
        if (left > 0) {
            facts.add(new Fact(
                    "rows left out",
                    left + " by "
                            + Words.and(
                                    roles.where().stream().map(Filter::toString).toList())));
        }
        facts.add(new Fact("arm", roles.armsAreColumns() ? "one a column" : String.join(", ", roles.arm())));
        facts.add(new Fact(
                "pair", roles.pairsAreColumns().map(p -> "columns " + p).orElse(String.join(", ", roles.pair()))));
        if (!roles.dataSet().isEmpty()) {
            facts.add(new Fact("data set", String.join(", ", roles.dataSet()) + ": " + Words.list(runs.dataSets())));
        }
        roles.metric()
                .filter(m -> roles.isLong())
                .ifPresent(m -> facts.add(
                        new Fact("metric", m + ", in column " + roles.value().orElse(""))));
        roles.step()
                .ifPresent(s -> facts.add(new Fact(
                        "step",
                        s
                                + roles.at()
                                        .map(a -> " = " + a)
                                        .orElse(roles.best()
                                                .map(b -> ", best: " + b)
                                                .orElse("")))));
        look.guesses().forEach(g -> facts.add(new Fact("guess", g.replace(" (guessed)", ""))));
        runs.arms()
                .forEach((d, arms) -> arms.forEach((a, own) -> facts.add(new Fact(
                        "runs of " + a + (d.isEmpty() ? "" : " on " + d),
                        own.size() + ": " + Words.list(runs.names(own.asSet()))))));
        var others = new LinkedHashSet<>(look.arms());
        runs.arms().values().forEach(own -> others.removeAll(own.keySet()));
        if (!others.isEmpty()) {
            facts.add(new Fact("arms that no claim names", Words.list(others)));
        }
        return facts;
    }

    /** Whole pairs of all that are judged, and the runs that have failed. */
    private Standing standing(String noun) {
        int wanted = 0;
        int complete = 0;
        var gaps = new LinkedHashSet<String>();
        var arms = armsByDataSet();
        for (var entry : arms.entrySet()) {
            var all = new BitSet();
            var whole = new BitSet();
            whole.set(0, runs.pairs().size());
            entry.getValue().forEach((arm, metrics) -> {
                var own = runs.of(entry.getKey(), arm);
                all.or(own.asSet());
                whole.and(own.asSet());
                for (var metric : metrics) {
                    var failed = own.failed(runs.metric(metric));
                    whole.andNot(failed);
                    gap(entry.getKey(), arm, metric, failed).ifPresent(gaps::add);
                }
            });
            wanted += all.cardinality();
            complete += whole.cardinality();
        }
        return new Standing(complete, wanted, List.copyOf(gaps), noun.equals("seed") ? "" : noun);
    }

    private Map<String, Map<String, LinkedHashSet<String>>> armsByDataSet() {
        var arms = new LinkedHashMap<String, Map<String, LinkedHashSet<String>>>();
        for (var claim : judged) {
            var own = arms.computeIfAbsent(claim.dataSet(), d -> new LinkedHashMap<>());
            claim.metrics().forEach((arm, metrics) -> own.computeIfAbsent(arm, a -> new LinkedHashSet<>())
                    .addAll(metrics));
        }
        return arms;
    }

    private Optional<String> gap(String dataSet, String arm, String metric, BitSet failed) {
        int n = failed.cardinality();
        var on = runs.arms().size() == 1 ? "" : " on " + dataSet;
        return n == 0
                ? Optional.empty()
                : Optional.of(arm + on + " has no " + metric + " for " + n + (n == 1 ? " run: " : " runs: ")
                        + Words.and(runs.namesAndCauses(runs.of(dataSet, arm), runs.metric(metric), failed)));
    }

    /** The pairs of every difference of one metric, joined by lines; of very many nothing could be seen. */
    private List<Figure> figures() {
        var slopes = new LinkedHashMap<String, LinkedHashSet<Figure.Slope>>();
        for (var claim : judged) {
            for (var contrast : claim.claim().rule().contrasts()) {
                if (contrast.left() instanceof Quantity.MetricOf left
                        && contrast.right() instanceof Quantity.MetricOf right
                        && left.metric().equals(right.metric())) {
                    slopes.computeIfAbsent(left.metric(), m -> new LinkedHashSet<>())
                            .add(new Figure.Slope(right.arm() + " to " + left.arm(), right.arm(), left.arm()));
                }
            }
        }
        int most = runs.arms().values().stream()
                .flatMap(own -> own.values().stream())
                .mapToInt(ArmRuns::size)
                .max()
                .orElse(0);
        if (most > MOST_PAIRS_DRAWN) {
            notes.add("no figure is drawn of more than " + MOST_PAIRS_DRAWN + " pairs");
            return List.of();
        }
        return slopes.entrySet().stream()
                .<Figure>map(e -> new Figure.Slopes(
                        "Paired differences of " + e.getKey(),
                        "A thin line joins the two results of a pair, the thick one their means: lines that rise are pairs in which "
                                + "the left side of the formula has more.",
                        e.getKey(),
                        "right of the minus sign",
                        "left of the minus sign",
                        List.copyOf(e.getValue())))
                .toList();
    }
}
