package org.l2bench.experiments.aeperturbation;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Setting;

/** Settings of the experiment. */
public record Settings(
        @Setting("arms that are run, by name; all if empty") List<String> arms,
        DataSettings data,
        NetSettings net,
        ResetSettings reset,
        RivalSettings rivals,
        TreeSettings trees,
        RidgeSettings ridge) {
    public Settings {
        arms = List.copyOf(arms);
        var problems = new Problems().distinct("arms", arms);
        var known = Stream.of(Method.values()).map(Method::arm).toList();
        arms.stream()
                .filter(a -> !known.contains(a))
                .forEach(a -> problems.require(false, "arms: there is no arm \"%s\"; %s", a, Nearest.hint(a, known)));
        for (int epoch : reset.afterEpochs()) {
            problems.require(
                    epoch <= net.pretrainingEpochs(),
                    "reset.afterEpochs must be at most net.pretrainingEpochs (%s), was %s",
                    net.pretrainingEpochs(),
                    epoch);
        }
        problems.throwIfAny();
    }

    /** Whether an arm is run: itself, and what it is derived from. */
    boolean runs(Method method) {
        return (arms.isEmpty() || arms.contains(method.arm()))
                && method.trainedWith().map(this::runs).orElse(true);
    }
}
