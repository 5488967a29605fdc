package org.l2bench.experiments.aeperturbation;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The method: small weights are set to zero after certain epochs. */
public record ResetSettings(
        @Setting("epochs of pre-training, counted from 1, after which it is done; dnn-perturb one epoch later each")
        @Range(least = 1, most = 100_000)
        List<Integer> afterEpochs) {
    public ResetSettings {
        afterEpochs = List.copyOf(afterEpochs);
        new Problems()
                .require(
                        !afterEpochs.isEmpty()
                                && afterEpochs.stream()
                                        .sorted()
                                        .distinct()
                                        .toList()
                                        .equals(afterEpochs),
                        "afterEpochs must ascend and not be empty, was %s",
                        afterEpochs)
                .throwIfAny();
    }

    /** How many steps have been made when a reset happens. */
    SortedSet<Long> afterSteps(long stepsPerEpoch, int later) {
        return afterEpochs.stream()
                .map(epoch -> (epoch + later) * stepsPerEpoch)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
