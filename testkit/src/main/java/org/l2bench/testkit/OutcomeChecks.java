package org.l2bench.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.ResultCurves;
import org.l2bench.core.worker.OutcomeCheck;

/** What trials yield: everything that is not as it was promised, one line each. */
record OutcomeChecks<S extends Record>(Trials<S> trials, S settings, int seed) {
    List<String> trained() {
        return trials.experiment().arms(settings).stream()
                .filter(a -> a.derivedFrom().isEmpty())
                .map(Arm::name)
                .toList();
    }

    List<String> declared(Terms<S> terms) {
        var problems = new ArrayList<String>();
        SortedMap<String, SortedMap<Integer, ArmResult>> finished = new TreeMap<>();
        for (var arm : trained()) {
            var outcome = trials.run(settings, arm, seed);
            OutcomeCheck.problems(trials.experiment(), settings, arm, outcome)
                    .forEach(p -> problems.add("trial of arm " + arm + ": " + p));
            if (outcome.coverage().isEmpty() != terms.uncovered().contains(arm)) {
                problems.add("trial of arm " + arm
                        + (outcome.coverage().isEmpty()
                                ? ": does not say what its regularisers cover; if it has none, say so with Terms.coversNothing"
                                : ": covers something, and Terms.coversNothing says that it does not"));
            }
            problems.addAll(steps(arm));
            outcome.arms().forEach((name, result) -> finished.put(name, of(result)));
        }
        if (problems.isEmpty()) {
            var combined = trials.experiment().combined(settings, Collections.unmodifiableSortedMap(finished));
            combined.forEach((arm, seeds) -> problems.addAll(combined(arm, seeds.get(seed), finished.get(arm))));
            problems.addAll(unreported(finished, combined, terms.unused()));
        }
        return problems;
    }

    /** Closed forms report none. */
    private List<String> steps(String name) {
        var told = trials.steps(settings, name, seed);
        long declared = trials.experiment().arms(settings).stream()
                .filter(a -> a.name().equals(name))
                .mapToLong(a -> trials.experiment().steps(settings, a))
                .sum();
        return told.total() == 0 || (told.last() == told.total() && told.total() == declared)
                ? List.of()
                : List.of("trial of arm " + name + ": ends after " + told.last() + " of " + told.total()
                        + " steps, and " + declared + " were declared");
    }

    private SortedMap<Integer, ArmResult> of(ArmResult result) {
        return new TreeMap<>(Collections.singletonMap(seed, result));
    }

    private List<String> combined(String arm, ArmResult result, SortedMap<Integer, ArmResult> recorded) {
        var problems = new ArrayList<String>();
        var names =
                trials.experiment().metrics(settings).stream().map(Metric::name).toList();
        if (trials.experiment().arms(settings).stream().noneMatch(a -> a.name().equals(arm))) {
            problems.add("the combination has undeclared arm " + arm);
        }
        result.metrics().keySet().stream()
                .filter(m -> !names.contains(m))
                .forEach(m -> problems.add("the combination has undeclared metric " + m + " of " + arm));
        if (recorded != null) {
            var own = recorded.get(seed);
            result.metrics().keySet().stream()
                    .filter(m -> own.metrics().containsKey(m))
                    .forEach(m -> problems.add("the combination replaces metric " + m + " of " + arm));
            result.curves().keySet().stream()
                    .filter(c -> own.curves().containsKey(c))
                    .forEach(c -> problems.add("the combination replaces curve " + c + " of " + arm));
        }
        return problems;
    }

    private List<String> unreported(
            SortedMap<String, SortedMap<Integer, ArmResult>> finished,
            SortedMap<String, SortedMap<Integer, ArmResult>> combined,
            Set<String> unused) {
        var all = new ArrayList<ArmResult>();
        finished.values().forEach(seeds -> all.addAll(seeds.values()));
        combined.values().forEach(seeds -> all.addAll(seeds.values()));
        var problems = new ArrayList<String>();
        trials.experiment().arms(settings).stream()
                .filter(a -> a.isCombined() && !combined.containsKey(a.name()))
                .forEach(a -> problems.add("the combination lacks arm " + a.name()));
        trials.experiment().metrics(settings).stream()
                .map(Metric::name)
                .filter(m -> !unused.contains(m))
                .filter(m -> all.stream().noneMatch(r -> r.metric(m).isPresent()))
                .forEach(m -> problems.add("metric " + m + " is declared and no arm has it"));
        trials.experiment().curveFamilies(settings).stream()
                .filter(f -> !unused.contains(f.names()))
                .filter(f -> all.stream()
                        .noneMatch(r -> ResultCurves.of(r).keySet().stream().anyMatch(f::has)))
                .forEach(f -> problems.add("curves " + f.names() + " are declared and no arm has one"));
        return problems;
    }

    /** @param again the same trials elsewhere */
    List<String> repeated(List<String> arms, Trials<S> again) {
        var problems = new ArrayList<String>();
        for (var arm : arms) {
            Differences.of(trials.run(settings, arm, seed), again.run(settings, arm, seed))
                    .forEach(d -> problems.add("the trial of arm " + arm + " was run twice: " + d));
        }
        return problems;
    }

    List<String> ofAnotherSeed(List<String> arms) {
        return arms.stream()
                .filter(arm -> trials.result(settings, arm, seed).equals(trials.result(settings, arm, seed + 1)))
                .map(arm -> "arm " + arm + " has the same numbers with seeds " + seed + " and " + (seed + 1))
                .toList();
    }

    /** @param permuted trials on permuted labels */
    List<String> atChance(Chance chance, Trials<S> permuted) {
        var longer = trials.with(settings, chance.changes());
        double learned = trials.result(longer, chance.arm(), seed).metrics().get(chance.metric());
        double without = permuted.result(longer, chance.arm(), seed).metrics().get(chance.metric());
        var problems = new ArrayList<String>();
        var what = chance.metric() + " of " + chance.arm();
        var range = chance.level() + " +- " + chance.within();
        if (Math.abs(learned - chance.level()) <= chance.within()) {
            problems.add(what + " is " + learned + " on labels as they are, no more than chance (" + range
                    + "): permuted labels show nothing until the arm learns");
        }
        if (!(Math.abs(without - chance.level()) <= chance.within())) {
            problems.add(what + " is " + without + " on permuted labels and not by chance (" + range
                    + "): it knows labels that it must not know, or is read from elsewhere than the data's root");
        }
        return problems;
    }
}
