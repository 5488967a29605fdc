package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.FormulaParser;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;

/** Reads the formulas of claims, and holds their names against what a table has. */
final class ClaimReading {
    private final Map<ClaimsFile.Wanted, Rule> rules = new LinkedHashMap<>();

    private ClaimReading() {}

    /**
     * All claims' formulas.
     *
     * @param problems gets those that are none, each with its column
     */
    static ClaimReading of(List<ClaimsFile.Wanted> claims, Problems problems) {
        var reading = new ClaimReading();
        for (var claim : claims) {
            try {
                var rule = FormulaParser.rule(claim.formula());
                boolean readsCurves = rule.reads().stream().anyMatch(r -> r.kind() == Reads.Kind.CURVE);
                problems.require(
                        !readsCurves,
                        "claim %s reads curves (at, slope, items), which tables of results are not; --at chooses a step",
                        claim.id());
                reading.rules.put(claim, rule);
            } catch (IllegalArgumentException e) {
                problems.require(false, "claim %s: %s", claim.id(), e.getMessage());
            }
        }
        return reading;
    }

    Set<String> arms() {
        var arms = new LinkedHashSet<String>();
        reads().forEach(r -> arms.addAll(r.arms()));
        return arms;
    }

    Set<String> metrics() {
        var metrics = new LinkedHashSet<String>();
        reads().forEach(r -> metrics.addAll(r.names()));
        return metrics;
    }

    private List<Reads> reads() {
        return rules.values().stream().flatMap(r -> r.reads().stream()).toList();
    }

    /** Notes names that the table has not. */
    void checkNames(Collection<String> arms, Collection<String> metrics, Problems problems) {
        for (var arm : arms()) {
            problems.require(arms.contains(arm), "there is no arm \"%s\"; %s", arm, Nearest.hint(arm, arms));
        }
        for (var metric : metrics()) {
            problems.require(
                    metrics.contains(metric), "there is no metric \"%s\"; %s", metric, Nearest.hint(metric, metrics));
        }
    }

    /**
     * A claim on one data set.
     *
     * @param arms names of the table by those of the claim's rule
     */
    record OnDataSet(Claim claim, String dataSet, Map<String, String> arms, Policy policy) {
        /** The metrics that are read of each arm, by the arm's name in the table. */
        Map<String, Set<String>> metrics() {
            var metrics = new LinkedHashMap<String, Set<String>>();
            claim.rule().reads().forEach(r -> r.arms()
                    .forEach(a -> metrics.computeIfAbsent(arms.get(a), x -> new LinkedHashSet<>())
                            .addAll(r.names())));
            return metrics;
        }
    }

    /**
     * Every claim on every data set that has all of its arms; of one data set, arms keep their names, of several they are {@code
     * arm@data set}.
     *
     * @param notes gets the data sets that a claim is not judged on
     */
    List<OnDataSet> on(Runs runs, List<String> notes) {
        boolean areSeveral = runs.dataSets().size() > 1;
        var all = new ArrayList<OnDataSet>();
        rules.forEach((wanted, rule) -> {
            for (var dataSet : runs.dataSets()) {
                var names = new LinkedHashMap<String, String>();
                rule.reads().forEach(r -> r.arms().forEach(a -> names.put(areSeveral ? onDataSet(a, dataSet) : a, a)));
                var lacking = names.values().stream()
                        .filter(a -> runs.of(dataSet, a).size() == 0)
                        .toList();
                if (lacking.isEmpty()) {
                    var own = areSeveral ? FormulaParser.rule(wanted.formula(), a -> onDataSet(a, dataSet)) : rule;
                    all.add(new OnDataSet(
                            claim(wanted, own, areSeveral ? dataSet : ""), dataSet, names, wanted.policy()));
                } else {
                    notes.add("claim " + wanted.id() + " is not judged on " + dataSet + ": no rows of "
                            + Words.and(lacking) + " there");
                }
            }
        });
        return all;
    }

    /** What an arm is called beside the same arm on other data sets. */
    static String onDataSet(String arm, String dataSet) {
        return arm + "@" + dataSet;
    }

    private static Claim claim(ClaimsFile.Wanted wanted, Rule rule, String dataSet) {
        var id = wanted.id() + (dataSet.isEmpty() ? "" : "." + dataSet);
        var statement = wanted.statement()
                + (dataSet.isEmpty() ? "" : (wanted.statement().isEmpty() ? "On " : " On ") + dataSet + ".");
        var claim = Claim.of(id, statement, rule).paperFigure("").weightOfNull("");
        var sized = wanted.seeds() > 0 ? claim.seeds(wanted.seeds()) : claim;
        return wanted.isControl() ? sized.control() : sized;
    }
}
