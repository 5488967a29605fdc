package org.l2bench.core.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.ResultCurves;

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
        part.arms(settings).stream()
                .filter(arm -> outcome.arms().containsKey(arm.name()))
                .forEach(arm -> {
                    var result = outcome.arms().get(arm.name());
                    var found = new ArrayList<String>();
                    var metrics = part.metrics(settings);
                    difference(metrics(metrics, arm, false), result.metrics().keySet(), "metric", found);
                    difference(metrics(metrics, arm, true), result.measured().keySet(), "measured metric", found);
                    curves(part.curveFamilies(settings), arm, ResultCurves.of(result), found);
                    nonFinite(result, found);
                    found.forEach(p -> problems.add(arm.name() + ": " + p));
                });
        return problems;
    }

    private static Set<String> metrics(List<Metric> metrics, Arm arm, boolean measured) {
        return metrics.stream()
                .filter(m -> m.isMeasured() == measured && m.isRecordedFor(arm))
                .map(Metric::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void difference(Set<String> expected, Set<String> found, String what, List<String> problems) {
        expected.stream().filter(e -> !found.contains(e)).forEach(e -> problems.add("lacks " + what + " " + e));
        found.stream()
                .filter(f -> !expected.contains(f))
                .forEach(f -> problems.add("has undeclared " + what + " " + f));
    }

    private static void curves(List<CurveFamily> families, Arm arm, Map<String, Curve> curves, List<String> problems) {
        curves.forEach((name, curve) -> {
            var own = CurveFamily.of(families, arm.name(), name).stream()
                    .filter(f -> !f.isCombined())
                    .toList();
            if (own.isEmpty()) {
                problems.add("has undeclared curve " + name);
            } else if (own.size() > 1) {
                problems.add("has curve " + name + ", which is in more than one family: "
                        + own.stream().map(CurveFamily::names).toList());
            } else if (!own.get(0).places().orElse(curve.x()).equals(curve.x())) {
                problems.add("has curve " + name + " at x = " + curve.x() + ", declared is "
                        + own.get(0).places().orElseThrow());
            }
        });
        families.stream()
                .filter(f -> f.isRecordedFor(arm) && f.places().isPresent()) // others may have no point in a trial
                .filter(f -> curves.keySet().stream().noneMatch(f::has))
                .forEach(f -> problems.add("lacks curve " + f.names()));
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
        ResultCurves.of(result).forEach((name, curve) -> {
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
