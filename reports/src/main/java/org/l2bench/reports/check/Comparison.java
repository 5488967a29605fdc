package org.l2bench.reports.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.ResultCurves;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.check.TrialCheck.State;

/**
 * Compares a golden trial with a new run of it: bit for bit on one machine class, otherwise each metric and each value of a
 * curve within the difference that is declared for it. A curve of no family is allowed none.
 * The version of the code may differ, that is what is being checked.
 */
public final class Comparison {
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Double> tolerances;
    private final List<CurveFamily> curveFamilies;
    private final boolean oneMachine;

    private Comparison(List<Metric> metrics, List<CurveFamily> curveFamilies, boolean oneMachine) {
        this.curveFamilies = curveFamilies;
        this.tolerances = metrics.stream().collect(Collectors.toMap(Metric::name, Metric::tolerance));
        this.oneMachine = oneMachine;
    }

    /**
     * Compares.
     *
     * @param metrics those that the experiment reports under the new run's settings
     * @param curveFamilies of the curves that it reports under them
     */
    public static TrialCheck of(
            GoldenTrial golden, RunRecord now, List<Metric> metrics, List<CurveFamily> curveFamilies) {
        var oneMachine = golden.machine().equals(now.machine());
        var comparison = new Comparison(metrics, curveFamilies, oneMachine);
        comparison.inputs(golden.inputs(), now.inputs());
        now.outcome().ifPresent(o -> comparison.outcomes(golden.outcome(), o));
        now.failure().ifPresent(f -> comparison.add("how it ended", "finished", "failed: " + f));
        return new TrialCheck(
                now.inputs(),
                comparison.state(),
                comparison.differences,
                oneMachine ? "" : "golden is of another machine class: " + machines(golden, now));
    }

    private State state() {
        if (differences.stream().anyMatch(d -> !d.isWithin())) {
            return State.DRIFTED;
        }
        return differences.isEmpty() ? State.SAME : State.WITHIN_TOLERANCE;
    }

    private void inputs(TrialInputs golden, TrialInputs now) {
        each(values(golden.settings()), values(now.settings()), (key, sides) -> add("setting " + key, sides));
        add("treatment", new Sides<>(golden.treatment(), now.treatment()));
        each(golden.data(), now.data(), (name, sides) -> add("data " + name, sides));
        add("precision", new Sides<>(Optional.of(golden.precision()), Optional.of(now.precision())));
        add("device", new Sides<>(Optional.of(golden.device()), Optional.of(now.device())));
    }

    private void outcomes(Outcome golden, Outcome now) {
        each(golden.arms(), now.arms(), (arm, sides) -> {
            if (sides.areBoth()) {
                results(arm, sides.golden().orElseThrow(), sides.now().orElseThrow());
            } else {
                add("results of " + arm, sides.map(r -> "present"));
            }
        });
        add("coverage", new Sides<>(Optional.of(golden.coverage()), Optional.of(now.coverage())));
    }

    private void results(String arm, ArmResult golden, ArmResult now) {
        each(golden.metrics(), now.metrics(), (name, sides) -> metric(name, "metric " + name + " of " + arm, sides));
        each(golden.curves(), now.curves(), (name, sides) -> curve(arm, name, "curve " + name + " of " + arm, sides));
        each(
                ResultCurves.columns(golden),
                ResultCurves.columns(now),
                (name, sides) -> curve(arm, name, "column " + name + " of " + arm, sides));
        if (oneMachine) { // on others the pixels are rounded otherwise, and there is no difference of two pictures
            each(
                    golden.pictures(),
                    now.pictures(),
                    (name, sides) -> add("picture " + name + " of " + arm, sides.map(SmallPicture::digest)));
        }
    }

    private void metric(String name, String what, Sides<Double> sides) {
        if (!sides.areBoth()) {
            add(what, sides);
            return;
        }
        var before = sides.golden().orElseThrow();
        var after = sides.now().orElseThrow();
        if (!before.equals(after)) {
            var allowed = oneMachine ? 0 : tolerances.getOrDefault(name, 0.0);
            differences.add(Difference.of(what, before, after, allowed));
        }
    }

    private void curve(String arm, String name, String what, Sides<Curve> sides) {
        if (!sides.areBoth()) {
            add(what, sides.map(c -> c.x().size() + " points"));
            return;
        }
        var before = sides.golden().orElseThrow();
        var after = sides.now().orElseThrow();
        if (before.x().size() != after.x().size()) {
            add(what + ", x", before.x().toString(), after.x().toString());
            return;
        }
        var own = CurveFamily.of(curveFamilies, arm, name);
        boolean isAllowedSome = !oneMachine && own.size() == 1;
        values(
                what + ", x",
                before.x(),
                before.x(),
                after.x(),
                isAllowedSome ? own.get(0).placeTolerance() : 0);
        values(
                what,
                before.x(),
                before.y(),
                after.y(),
                isAllowedSome ? own.get(0).tolerance() : 0);
    }

    /** Names the first value that is too far away, for later ones follow from it; if none is, the first that differs. */
    private void values(String what, List<Double> at, List<Double> golden, List<Double> now, double allowed) {
        var different = IntStream.range(0, golden.size())
                .filter(i -> !golden.get(i).equals(now.get(i)))
                .mapToObj(i -> Difference.of(what + " at " + at.get(i), golden.get(i), now.get(i), allowed))
                .toList();
        different.stream()
                .filter(d -> !d.isWithin())
                .findFirst()
                .or(() -> different.stream().findFirst())
                .ifPresent(differences::add);
    }

    private void add(String what, Sides<?> sides) {
        if (!sides.areEqual()) {
            add(what, text(sides.golden()), text(sides.now()));
        }
    }

    private void add(String what, String golden, String now) {
        differences.add(Difference.of(what, golden, now));
    }

    private static String text(Optional<?> side) {
        return side.map(Object::toString).orElse(Difference.NONE);
    }

    private static Map<String, String> values(Object settings) {
        var values = new TreeMap<String, String>();
        Json.tree(settings).properties().forEach(f -> values.put(f.getKey(), Json.canonical(f.getValue())));
        return values;
    }

    private static String machines(GoldenTrial golden, RunRecord now) {
        var parts = new ArrayList<String>();
        each(values(golden.machine()), values(now.machine()), (part, sides) -> {
            if (!sides.areEqual()) {
                parts.add(part + " golden " + text(sides.golden()) + ", now " + text(sides.now()));
            }
        });
        return String.join("; ", parts);
    }

    /** What the two sides have under one key; at least one has something. */
    private record Sides<T>(Optional<T> golden, Optional<T> now) {
        boolean areBoth() {
            return golden.isPresent() && now.isPresent();
        }

        boolean areEqual() {
            return golden.equals(now);
        }

        <R> Sides<R> map(Function<T, R> shown) {
            return new Sides<>(golden.map(shown), now.map(shown));
        }
    }

    private static <T> void each(Map<String, T> golden, Map<String, T> now, BiConsumer<String, Sides<T>> action) {
        SortedSet<String> keys = new TreeSet<>(golden.keySet());
        keys.addAll(now.keySet());
        keys.forEach(k ->
                action.accept(k, new Sides<>(Optional.ofNullable(golden.get(k)), Optional.ofNullable(now.get(k)))));
    }
}
