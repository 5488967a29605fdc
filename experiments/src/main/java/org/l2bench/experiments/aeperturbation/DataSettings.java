package org.l2bench.experiments.aeperturbation;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Tables and their folds. */
public record DataSettings(
        @Setting(
                "tables that all arms are compared on; madelon-like is drawn by the seed, digits8x8 are pixels as columns")
        List<String> sets,

        @Setting("those among them that further controls are run on")
        List<String> core,

        @Setting("those among them of dae-dropout-published")
        List<String> partial,

        @Setting("those among them of the stacked arms") List<String> stacked,

        @Setting("those among them of which a stratified part is drawn by the seed")
        List<String> reduced,

        @Setting("rows of such a part") @Range(least = 20, most = 1_000_000)
        int rows,

        @Setting("shares of variance that five factors have, one further table of factors for each; none if empty")
        @Range(least = 0, most = 1)
        List<Double> factorShares,

        @Setting("stratified folds, each of which is held out once") @Range(least = 2, most = 100)
        int folds) {
    public DataSettings {
        sets = List.copyOf(sets);
        core = List.copyOf(core);
        partial = List.copyOf(partial);
        stacked = List.copyOf(stacked);
        reduced = List.copyOf(reduced);
        factorShares = List.copyOf(factorShares);
        var problems = new Problems();
        problems.require(!sets.isEmpty(), "sets must name at least one").distinct("sets", sets);
        sets.forEach(set -> Tables.check(set, problems));
        var all = sets;
        among("core", core, all, problems);
        among("partial", partial, all, problems);
        among("stacked", stacked, all, problems);
        among("reduced", reduced, all, problems);
        problems.distinct(
                "factorShares", factorShares.stream().map(String::valueOf).toList());
        problems.require(!core.isEmpty(), "core must name at least one table");
        problems.throwIfAny();
        problems.require(!binary(sets).isEmpty(), "sets must name a table of two classes, was %s", sets);
        for (var set : sets) {
            int there = Tables.rowsOf(set);
            problems.require(
                    !reduced.contains(set) || rows <= there,
                    "rows must be at most %s, the rows of %s, was %s",
                    there,
                    set,
                    rows);
        }
        problems.throwIfAny();
    }

    private static void among(String setting, List<String> some, List<String> all, Problems problems) {
        problems.distinct(setting, some);
        some.stream()
                .filter(s -> !all.contains(s))
                .forEach(s -> problems.require(false, "%s must be among sets (%s), was %s", setting, all, s));
    }

    /** The tables of two classes. */
    List<String> binary() {
        return binary(sets);
    }

    private static List<String> binary(List<String> sets) {
        return sets.stream().filter(s -> Tables.classesOf(s) == 2).toList();
    }

    /** The tables of factors, by ascending share. */
    List<String> factors() {
        return factorShares.stream().sorted().map(Tables::factor).toList();
    }

    /** All tables, those of factors last. */
    List<String> all() {
        return Stream.concat(sets.stream(), factors().stream()).toList();
    }

    /** How many rows of a table are used. */
    int rowsUsed(String set) {
        return reduced.contains(set) ? rows : Tables.rowsOf(set);
    }
}
