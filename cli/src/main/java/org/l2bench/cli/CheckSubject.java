package org.l2bench.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.RunChoice;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.experiment.TrialPlan;
import org.l2bench.reports.check.GoldenTrial;
import org.l2bench.reports.check.Goldens;
import org.l2bench.reports.check.TrialCheck;

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
        var chosen = goldens.trials().stream()
                .filter(g -> g.inputs().id().startsWith(selection.record().orElse("")))
                // An id is a hash: its order is as good as a draw, and always the same.
                .sorted(Comparator.comparing(g -> g.inputs().id()))
                .limit(selection.sample().orElse(Integer.MAX_VALUE))
                .map(g -> new Pair(
                        g, plan.trials().stream().filter(g::isRunAgainBy).findFirst()))
                .toList();
        var ordered = new ArrayList<>(chosen);
        ordered.sort(
                Comparator.comparing(p -> p.trial().map(plan.trials()::indexOf).orElse(Integer.MAX_VALUE)));
        return ordered;
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
        return TrialCheck.missing(trial.experiment(), trial.arm(), trial.seed(), note);
    }
}
