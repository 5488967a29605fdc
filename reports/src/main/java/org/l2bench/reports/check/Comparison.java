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
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.check.TrialCheck.State;

/**
 * Compares a golden trial with a new run of it: bit for bit on one machine class, otherwise each metric within the
 * difference that it allows. Curves have no such allowance: on another machine class only their places on the x axis count.
 * The version of the code may differ, that is what is being checked.
 */
public final class Comparison {
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Double> tolerances;
    private final boolean oneMachine;

    private Comparison(List<Metric> metrics, boolean oneMachine) {
        this.tolerances = metrics.stream().collect(Collectors.toMap(Metric::name, Metric::tolerance));
        this.oneMachine = oneMachine;
    }

    /**
     * Compares.
     *
     * @param metrics those that the experiment reports under the new run's settings
     */
    public static TrialCheck of(GoldenTrial golden, RunRecord now, List<Metric> metrics) {
        var oneMachine = golden.machine().equals(now.machine());
        var comparison = new Comparison(metrics, oneMachine);
        comparison.inputs(golden.inputs(), now.inputs());
        now.outcome().ifPresent(o -> comparison.outcomes(golden.outcome(), o));
        now.failure().ifPresent(f -> comparison.add("how it ended", "finished", "failed: " + f));
        var inputs = now.inputs();
        return new TrialCheck(
                inputs.experiment(),
                inputs.arm(),
                inputs.seed(),
                comparison.state(),
                comparison.differences,
                oneMachine ? "" : "golden is of another machine class: " + machines(golden, now));
    }

    private State state() {
        if (differences.stream().anyMatch(d -> !d.isWithin())) {
            return State.DRIFTED;
        }
        return oneMachine ? State.SAME : State.WITHIN_TOLERANCE;
    }

    private void inputs(TrialInputs golden, TrialInputs now) {
        each(values(golden.settings()), values(now.settings()), (key, sides) -> add("setting " + key, sides));
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
        each(golden.curves(), now.curves(), (name, sides) -> curve("curve " + name + " of " + arm, sides));
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

    private void curve(String what, Sides<Curve> sides) {
        if (!sides.areBoth()) {
            add(what, sides.map(c -> c.x().size() + " points"));
            return;
        }
        var before = sides.golden().orElseThrow();
        var after = sides.now().orElseThrow();
        if (!before.x().equals(after.x())) {
            add(what + ", x", before.x().toString(), after.x().toString());
        } else if (oneMachine) {
            curveValues(what, before, after);
        }
    }

    /** Names the first value that differs: the later ones follow from it. */
    private void curveValues(String what, Curve golden, Curve now) {
        for (var i = 0; i < golden.y().size(); i++) {
            if (!golden.y().get(i).equals(now.y().get(i))) {
                var place = what + " at " + golden.x().get(i);
                differences.add(Difference.of(place, golden.y().get(i), now.y().get(i), 0));
                return;
            }
        }
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
