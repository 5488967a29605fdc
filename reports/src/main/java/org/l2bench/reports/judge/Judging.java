package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.input.TableInput;
import org.l2bench.reports.input.WhatWasRead;
import org.l2bench.reports.page.Report;

/** From files and claims to a page, or to all reasons why there is none. */
public final class Judging {
    private Judging() {}

    /** A page, and what a console shows of it. */
    public record Judged(Report report, List<Metric> metrics, WhatWasRead read, SortedMap<String, String> remarks) {}

    /**
     * Judges the claims of a request, which it must have.
     *
     * @throws InvalidSettings with all that is wrong with files, columns, claims and pairs
     */
    public static Judged of(Request request) {
        var claims = request.claims().orElseThrow();
        var input = input(request, claims);
        return new Judged(Report.of(input), input.experiment().metrics(), input.read(), input.remarks());
    }

    static TableInput input(Request request, ClaimsFile claims) {
        var problems = new Problems();
        var formulas = ClaimReading.of(claims.claims(), problems);
        problems.throwIfAny();
        var look = Look.at(request, formulas.arms());
        formulas.checkNames(look.arms(), look.metrics(), problems);
        if (!look.roles().isLong() && look.roles().pairsAreColumns().isEmpty()) {
            formulas.metrics().forEach(m -> Summaries.ofMetric(m, look.reading().table())
                    .ifPresent(p -> problems.addAll(List.of(p))));
        }
        problems.throwIfAny();
        var decimal = request.decimal().or(claims::decimal);
        var result =
                RunReading.of(look.reading(), look.roles(), formulas.metrics(), formulas.arms(), decimal, problems);
        problems.throwIfAny();
        var runs = result.orElseThrow().runs();
        var notes = new ArrayList<String>();
        look.reading().table().files().forEach(f -> f.notes().forEach(n -> notes.add(f.file() + ": " + n)));
        notes.addAll(result.orElseThrow().notes());
        var judged = formulas.on(runs, notes);
        var remarks = new TreeMap<String, String>();
        var pairing = new Pairing(look.reading(), look.roles(), runs);
        var scales = new Scales(runs);
        for (var claim : judged) {
            var pairs = pairing.of(claim);
            pairs.problems()
                    .forEach(p ->
                            problems.addAll(List.of("claim " + claim.claim().id() + ": " + p)));
            var ofScales = String.join("; ", scales.warnings(claim));
            var remark = remark(joined(pairs.remark(), ofScales), look.roles());
            if (!remark.isEmpty()) {
                remarks.put(claim.claim().id(), remark);
            }
        }
        problems.throwIfAny();
        problems.require(!judged.isEmpty(), "no claim can be judged: %s", String.join("; ", notes));
        problems.throwIfAny();
        return new PageInput(request, claims, look, runs, judged, notes, remarks).input();
    }

    /** The best step is a choice by outcome, which every verdict must say. */
    private static String remark(String ofPairs, Roles roles) {
        var best = roles.best()
                .map(b -> "at the " + roles.step().orElse("step") + " of each run at which " + b.metric() + " is "
                        + (b.isLeast() ? "least" : "greatest") + ", chosen by its outcome")
                .orElse("");
        return joined(ofPairs, best);
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }

    /** The claims that were judged. */
    static List<Claim> claims(List<ClaimReading.OnDataSet> judged) {
        return judged.stream().map(ClaimReading.OnDataSet::claim).toList();
    }

    /** Whether the pairs are folds or splits, whose training rows overlap. */
    static boolean areSplits(Roles roles) {
        var names = new LinkedHashSet<>(roles.pair());
        roles.pairsAreColumns().ifPresent(names::add);
        return names.stream().anyMatch(n -> n.toLowerCase(Locale.ROOT).matches(".*(fold|split).*"));
    }
}
