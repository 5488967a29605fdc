package org.l2bench.core.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Outcome;

/** Compares a trial's outcome with what its experiment declares. */
public final class OutcomeCheck {
    private OutcomeCheck() {}

    /** Everything that is wrong with the outcome of a trial of the trained arm; empty if it may become a record. */
    public static <S extends Record> List<String> problems(
            Experiment<S> experiment, S settings, String trainedArm, Outcome outcome) {
        var expected = new TreeSet<String>();
        experiment.arms(settings).stream()
                .filter(a -> a.trainedArm().equals(trainedArm) && !a.isCombined())
                .map(Arm::name)
                .forEach(expected::add);
        var problems = new ArrayList<String>();
        difference(expected, outcome.arms().keySet(), "arm", problems);
        outcome.arms().forEach((arm, result) -> {
            var found = new ArrayList<String>();
            difference(metrics(experiment, settings, arm), result.metrics().keySet(), "metric", found);
            curves(experiment.curveFamilies(settings), result.curves().keySet(), found);
            nonFinite(result, found);
            found.forEach(p -> problems.add(arm + ": " + p));
        });
        return problems;
    }

    private static <S extends Record> Set<String> metrics(Experiment<S> experiment, S settings, String name) {
        var metrics = new TreeSet<String>();
        experiment.arms(settings).stream()
                .filter(arm -> arm.name().equals(name))
                .forEach(arm -> experiment.metrics(settings).stream()
                        .filter(metric -> experiment.reports(settings, arm, metric))
                        .forEach(metric -> metrics.add(metric.name())));
        return metrics;
    }

    private static void difference(Set<String> expected, Set<String> found, String what, List<String> problems) {
        expected.stream().filter(e -> !found.contains(e)).forEach(e -> problems.add("lacks " + what + " " + e));
        found.stream()
                .filter(f -> !expected.contains(f))
                .forEach(f -> problems.add("has undeclared " + what + " " + f));
    }

    private static void curves(List<CurveFamily> families, Set<String> curves, List<String> problems) {
        for (var curve : curves) {
            var own = CurveFamily.of(families, curve);
            if (own.isEmpty()) {
                problems.add("has undeclared curve " + curve);
            } else if (own.size() > 1) {
                problems.add("has curve " + curve + ", which is in more than one family: "
                        + own.stream().map(CurveFamily::names).toList());
            }
        }
    }

    private static void nonFinite(ArmResult result, List<String> problems) {
        result.metrics().forEach((name, value) -> {
            if (value == null || !Double.isFinite(value)) {
                problems.add("metric " + name + " is " + value);
            }
        });
        result.curves().forEach((name, curve) -> {
            if (!isFinite(curve)) {
                problems.add("curve " + name + " has values that are not finite");
            }
        });
    }

    private static boolean isFinite(Curve curve) {
        return curve.x().stream().allMatch(Double::isFinite)
                && curve.y().stream().allMatch(Double::isFinite);
    }
}
