package org.l2bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.reports.check.GoldenTrial;
import org.l2bench.reports.check.Goldens;
import org.l2bench.reports.check.TrialCheck;
import org.l2bench.reports.publish.PublishedPreset;
import org.l2bench.reports.publish.Verification;

/** One experiment under check: its trials as they are planned now, and the goldens. */
record CheckSubject(TrialPlan<?> plan, Goldens.Found goldens) {
    /** Which goldens to look at; all if nothing is said. */
    record Selection(Optional<String> record, Optional<Integer> sample) {
        static final Selection ALL = new Selection(Optional.empty(), Optional.empty());

        boolean isAll() {
            return equals(ALL);
        }
    }

    /** A golden and the trial that runs it again, if there is one now. */
    record Pair(GoldenTrial golden, Optional<TrialInputs> trial) {}

    String name() {
        return plan.choice().experiment().name();
    }

    String preset() {
        return plan.choice().preset().name();
    }

    /** Where it is published in a tree, if it is. */
    PublishedPreset<?> place(Path tree) {
        return PublishedPreset.of(tree, plan.choice().experiment(), preset());
    }

    /** The version of the code that runs its trials now. */
    String code() {
        return CodeVersion.inWords(CodeVersion.ofParts(plan.choice().experiment()));
    }

    List<Metric> metrics() {
        return metrics(plan.choice());
    }

    private static <S extends Record> List<Metric> metrics(RunChoice<S> choice) {
        return choice.experiment().metrics(choice.settings());
    }

    List<CurveFamily> curveFamilies() {
        return curveFamilies(plan.choice());
    }

    private static <S extends Record> List<CurveFamily> curveFamilies(RunChoice<S> choice) {
        return choice.experiment().curveFamilies(choice.settings());
    }

    /** The goldens that are asked for, in the order of the plan's trials as far as they have one. */
    List<Pair> pairs(Selection selection) {
        var chosen = spread(goldens.trials().stream()
                        .filter(g ->
                                g.inputs().id().startsWith(selection.record().orElse("")))
                        .toList())
                .limit(selection.sample().orElse(Integer.MAX_VALUE))
                .map(g -> new Pair(
                        g, plan.trials().stream().filter(g::isRunAgainBy).findFirst()))
                .toList();
        var ordered = new ArrayList<>(chosen);
        ordered.sort(
                Comparator.comparing(p -> p.trial().map(plan.trials()::indexOf).orElse(Integer.MAX_VALUE)));
        return ordered;
    }

    /**
     * One golden of each part, then of the parts' further arms; then a second one of each arm, and so on, the cheapest arms first.
     * Within an arm in the order of their ids: an id is a hash, so that this is as good as a draw, and always the same.
     */
    private Stream<GoldenTrial> spread(List<GoldenTrial> all) {
        var cheapestFirst = cheapestFirst(plan.choice());
        var round = new HashMap<String, Integer>();
        var places = all.stream()
                .sorted(Comparator.comparing(g -> g.inputs().id()))
                .map(g -> new Place(
                        g,
                        round.merge(g.inputs().arm(), 1, Integer::sum),
                        cheapestFirst.indexOf(g.inputs().arm())))
                .toList();
        var costs = places.stream()
                .collect(Collectors.groupingBy(
                        Place::part, Collectors.mapping(Place::cost, Collectors.toCollection(TreeSet::new))));
        return places.stream()
                .sorted(Comparator.comparingInt(Place::round)
                        .thenComparing(
                                p -> costs.get(p.part()).headSet(p.cost()).size())
                        .thenComparing(Place::cost))
                .map(Place::golden);
    }

    /**
     * @param round how many of its arm are chosen when the golden is
     * @param cost the arm's place among all arms, the cheapest first
     */
    private record Place(GoldenTrial golden, int round, int cost) {
        String part() {
            return golden.inputs().part();
        }
    }

    /** The parts whose published records are of other code than today's, and of which the selection has no golden. */
    SortedSet<String> leftOut(Selection selection) {
        return Verification.leftOut(
                goldens.trials().stream().map(GoldenTrial::inputs).toList(),
                pairs(selection).stream().map(p -> p.golden().inputs()).toList(),
                CodeVersion.ofParts(plan.choice().experiment()));
    }

    /** Trained arms by the artifacts that must be built for them, then by training steps. */
    private static <S extends Record> List<String> cheapestFirst(RunChoice<S> choice) {
        var experiment = choice.experiment();
        var settings = choice.settings();
        return choice.arms().stream()
                .sorted(Comparator.comparingInt(
                                (Arm a) -> experiment.needs(settings, a).size())
                        .thenComparingLong(a -> experiment.steps(settings, a)))
                .map(Arm::name)
                .toList();
    }

    /** What only one side has: goldens without a trial and, if all are asked for, trials without a golden. */
    List<TrialCheck> missing(Selection selection) {
        var missing = new ArrayList<TrialCheck>();
        for (var pair : pairs(selection)) {
            if (pair.trial().isEmpty()) {
                missing.add(missing(
                        pair.golden().inputs(),
                        "there is a golden, but preset " + preset() + " has no such trial now"));
            }
        }
        if (selection.isAll()) {
            plan.trials().stream()
                    .filter(t -> goldens.trials().stream().noneMatch(g -> g.isRunAgainBy(t)))
                    .forEach(t -> missing.add(missing(t, "there is no golden in " + goldens.source())));
        }
        return missing;
    }

    private static TrialCheck missing(TrialInputs trial, String note) {
        return TrialCheck.missing(trial, note);
    }
}
