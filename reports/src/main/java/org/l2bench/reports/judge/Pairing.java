package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which pairs a claim rests on. Results are paired by what they share and never by their place; without a common pair there is no
 * verdict, and nothing stands in for a value that is not there.
 */
final class Pairing {
    private final Reading reading;
    private final Roles roles;
    private final Runs runs;

    Pairing(Reading reading, Roles roles, Runs runs) {
        this.reading = reading;
        this.roles = roles;
        this.runs = runs;
    }

    /**
     * How the pairs of a claim stand.
     *
     * @param problems why it is refused; empty if it is not
     * @param remark what its verdict must say of its pairs; empty if all are there
     */
    record Result(List<String> problems, String remark) {}

    /** Looks at the arms that a claim names. */
    Result of(ClaimReading.OnDataSet claim) {
        var dataSet = claim.dataSet();
        var policy = claim.policy();
        var metrics = new TreeMap<String, SortedSet<String>>();
        claim.metrics().forEach((arm, own) -> metrics.put(arm, new TreeSet<>(own)));
        var names = List.copyOf(metrics.keySet());
        var common = new BitSet();
        for (var i = 0; i < names.size(); i++) {
            var own = runs.of(dataSet, names.get(i)).asSet();
            if (i == 0) {
                common.or(own);
            } else {
                common.and(own);
            }
        }
        var problems = new ArrayList<String>();
        var remarks = new ArrayList<String>();
        if (common.isEmpty() && !names.isEmpty()) {
            return new Result(List.of(withoutCommon(dataSet, names, metrics)), "");
        }
        var only = only(dataSet, names, common);
        if (!only.isEmpty() && policy.pairs() == Policy.Pairs.EQUAL) {
            problems.add(Words.and(names) + " have different " + roles.pairWord() + "s: " + String.join("; ", only)
                    + "; the " + common.cardinality()
                    + " common ones count with pairs = \"common\" in the claim, or --pairs common");
        }
        var lost = new ArrayList<String>();
        var whole = (BitSet) common.clone();
        for (var arm : names) {
            for (var metric : metrics.get(arm)) {
                var failed = runs.of(dataSet, arm).failed(runs.metric(metric));
                failed.and(common);
                whole.andNot(failed);
                if (!failed.isEmpty()) {
                    lost.add(arm + " has no " + metric + " for " + roles.pairWord()
                            + (failed.cardinality() == 1 ? " " : "s ")
                            + Words.and(runs.namesAndCauses(runs.of(dataSet, arm), runs.metric(metric), failed)));
                }
            }
        }
        if (!lost.isEmpty() && policy.failures() == Policy.Failures.REFUSE) {
            problems.addAll(lost);
        }
        if (whole.isEmpty() && problems.isEmpty()) {
            problems.add(Words.and(names) + " have no whole pair: " + String.join("; ", lost));
        }
        int n = whole.cardinality();
        if (!only.isEmpty()) {
            remarks.add(n + (n == 1 ? " pair" : " pairs") + "; " + String.join("; ", only));
        }
        if (!lost.isEmpty()) {
            remarks.add(n + " of " + common.cardinality() + " pairs; " + String.join("; ", lost));
        }
        return new Result(problems, String.join("; ", remarks));
    }

    private List<String> only(String dataSet, List<String> names, BitSet common) {
        var only = new ArrayList<String>();
        for (var arm : names) {
            var own = runs.of(dataSet, arm).asSet();
            own.andNot(common);
            if (!own.isEmpty()) {
                only.add("only " + arm + ": " + Words.list(runs.names(own)));
            }
        }
        return only;
    }

    private List<String> names(String dataSet, String arm) {
        return runs.names(runs.of(dataSet, arm).asSet());
    }

    private String withoutCommon(String dataSet, List<String> names, Map<String, ? extends Set<String>> metrics) {
        var two = disjoint(dataSet, names);
        var word = roles.pairWord();
        if (two.isEmpty()) {
            return "no " + word + " is common to " + Words.and(names);
        }
        var first = Words.list(names(dataSet, two.get(0)));
        var second = Words.list(names(dataSet, two.get(1)));
        var all = new TreeSet<String>();
        metrics.values().forEach(all::addAll);
        var agreeing = Guess.agreeing(reading, roles, all, dataSet, two);
        if (agreeing.isEmpty()) {
            return two.get(0) + " (" + first + ") and " + two.get(1) + " (" + second + ") have no " + word
                    + " in common and cannot be paired";
        }
        var column = agreeing.get(0);
        int values = reading.values(List.of(column)).size();
        return two.get(0) + " and " + two.get(1) + " have no " + word + " in common (" + two.get(0) + ": " + first
                + "; "
                + two.get(1) + ": " + second + "). Column " + column + " has the same " + Words.number(values)
                + " values in both arms: --pair " + column;
    }

    private List<String> disjoint(String dataSet, List<String> names) {
        for (var a : names) {
            for (var b : names) {
                boolean isLater = a.compareTo(b) < 0;
                if (isLater
                        && !runs.of(dataSet, a)
                                .asSet()
                                .intersects(runs.of(dataSet, b).asSet())) {
                    return List.of(a, b);
                }
            }
        }
        return List.of();
    }
}
