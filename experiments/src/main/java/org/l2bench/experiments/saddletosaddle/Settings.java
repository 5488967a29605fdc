package org.l2bench.experiments.saddletosaddle;

import org.l2bench.core.setting.Problems;

/** Settings of the experiment, part by part. Depths of the arms, and their gammas, are the paper's regimes and no settings. */
public record Settings(
        Teacher teacher,
        Greedy greedy,
        Plateaus plateaus,
        Batches batches,
        Regimes regimes,
        Escape escape,
        Distance distance,
        Completion completion,
        ClosedForm closedForm,
        Starts starts,
        Penalised penalised,
        Minima minima) {
    public Settings {
        var problems = new Problems()
                .require(
                        starts.width() >= closedForm.singularValues().size(),
                        "starts.width must be at least the %s of closedForm.singularValues, was %s",
                        closedForm.singularValues().size(),
                        starts.width());
        checkRates(problems, teacher, greedy, distance);
        var target = closedForm.singularValues();
        double top = target.get(0);
        Bounds.stable(
                problems,
                "closedForm.rate",
                closedForm.rate(),
                top,
                Bounds.DEEPEST,
                target.size(),
                Math.max(closedForm.lambda(), closedForm.randomLambda()));
        Bounds.stable(problems, "starts.rate", starts.rate(), top, 3, target.size(), starts.lambda());
        checkRates(problems, completion, penalised, minima);
        problems.throwIfAny();
    }

    private static void checkRates(Problems problems, Teacher teacher, Greedy greedy, Distance distance) {
        int depth = teacher.depth();
        int outputs = teacher.singularValues().size();
        double top = teacher.singularValues().get(0);
        Bounds.stable(problems, "teacher.rate", teacher.rate(), top, depth, outputs, 0);
        Bounds.stable(problems, "greedy.rate", greedy.rate(), top, depth, outputs, 0);
        int few = distance.singularValues().size();
        double small = distance.singularValues().get(0);
        Bounds.stable(problems, "distance.lazyRate", distance.lazyRate(), small, depth, few, 0);
        Bounds.stable(problems, "distance.saddleRate", distance.saddleRate(), small, depth, few, 0);
    }

    private static void checkRates(Problems problems, Completion completion, Penalised penalised, Minima minima) {
        double top = completion.singularValues().get(0);
        int seen = completion.observed();
        Bounds.stable(problems, "completion.rate", completion.rate(), top, completion.depth(), seen, 0);
        double heaviest = penalised.lambdas().get(penalised.lambdas().size() - 1);
        Bounds.stable(problems, "penalised.rate", penalised.rate(), top, Bounds.DEEPEST, seen, heaviest);
        double heavy = minima.lambdas().get(minima.lambdas().size() - 1);
        Bounds.stable(problems, "minima.rate", minima.rate(), top, Bounds.DEEPEST, seen, heavy);
    }
}
