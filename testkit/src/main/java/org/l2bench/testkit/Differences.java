package org.l2bench.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.ResultCurves;

/** In which numbers two outcomes of one trial differ, if only in a bit. */
final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> of(Outcome first, Outcome second) {
        var differences = new Differences();
        differences.compare("coverage", first.coverage(), second.coverage());
        var arms = new TreeSet<>(first.arms().keySet());
        arms.addAll(second.arms().keySet());
        arms.forEach(a -> differences.arms(a, first.arms().get(a), second.arms().get(a)));
        return differences.found;
    }

    private void arms(String arm, ArmResult first, ArmResult second) {
        if (first == null || second == null) {
            compare("arm " + arm, first, second);
            return;
        }
        var metrics = new TreeSet<>(first.metrics().keySet());
        metrics.addAll(second.metrics().keySet());
        metrics.forEach(m -> compare(
                "metric " + m + " of " + arm,
                first.metrics().get(m),
                second.metrics().get(m)));
        var ofFirst = ResultCurves.of(first);
        var ofSecond = ResultCurves.of(second);
        var curves = new TreeSet<>(ofFirst.keySet());
        curves.addAll(ofSecond.keySet());
        curves.forEach(c -> compare("curve " + c + " of " + arm, shown(ofFirst.get(c)), shown(ofSecond.get(c))));
        compare("pictures of " + arm, first.pictures(), second.pictures());
    }

    private static String shown(Curve curve) {
        return curve == null ? null : curve.y() + " at " + curve.x();
    }

    private void compare(String what, Object first, Object second) {
        if (!Objects.equals(first, second)) {
            found.add(what + ": " + first + ", then " + second);
        }
    }
}
