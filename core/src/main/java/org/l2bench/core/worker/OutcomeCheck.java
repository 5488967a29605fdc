package org.l2bench.core.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;

/** Compares a trial's outcome with what its experiment declares. */
public final class OutcomeCheck {
    private OutcomeCheck() {}

    /** Everything that is wrong with the outcome of a trial of the trained arm; empty if it may become a record. */
    public static <P extends Record> List<String> problems(
            Part<?, P> part, P settings, String trainedArm, Outcome outcome) {
        var expected = new TreeSet<String>();
        part.arms(settings).stream()
                .filter(a -> a.trainedArm().equals(trainedArm) && !a.isCombined())
                .map(Arm::name)
                .forEach(expected::add);
        var problems = new ArrayList<String>();
        difference(expected, outcome.arms().keySet(), "arm", problems);
        outcome.arms().forEach((arm, result) -> {
            var found = new ArrayList<String>();
            difference(metrics(part, settings, arm, false), result.metrics().keySet(), "metric", found);
            difference(metrics(part, settings, arm, true), result.measured().keySet(), "measured metric", found);
            curves(part.curveFamilies(settings), curves(result), found);
            nonFinite(result, found);
            found.forEach(p -> problems.add(arm + ": " + p));
        });
        return problems;
    }

    private static <P extends Record> Set<String> metrics(Part<?, P> part, P settings, String name, boolean measured) {
        var metrics = new TreeSet<String>();
        part.arms(settings).stream()
                .filter(arm -> arm.name().equals(name))
                .forEach(arm -> part.metrics(settings).stream()
                        .filter(metric -> metric.isMeasured() == measured)
                        .filter(metric -> part.reports(settings, arm, metric))
                        .forEach(metric -> metrics.add(metric.name())));
        return metrics;
    }

    private static void difference(Set<String> expected, Set<String> found, String what, List<String> problems) {
        expected.stream().filter(e -> !found.contains(e)).forEach(e -> problems.add("lacks " + what + " " + e));
        found.stream()
                .filter(f -> !expected.contains(f))
                .forEach(f -> problems.add("has undeclared " + what + " " + f));
    }

    /** Names of the curves and of the columns of tables. */
    private static Set<String> curves(ArmResult result) {
        var names = new TreeSet<>(result.curves().keySet());
        result.tables()
                .forEach((table, content) ->
                        content.columns().keySet().forEach(column -> names.add(table + "." + column)));
        return names;
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
        result.measured().forEach((name, value) -> {
            if (value == null || !Double.isFinite(value)) {
                problems.add("measured metric " + name + " is " + value);
            }
        });
        for (var name : curves(result)) {
            if (!isFinite(result.curve(name).orElseThrow())) {
                problems.add("curve " + name + " has values that are not finite");
            }
        }
    }

    private static boolean isFinite(Curve curve) {
        return curve.x().stream().allMatch(Double::isFinite)
                && curve.y().stream().allMatch(Double::isFinite);
    }
}
