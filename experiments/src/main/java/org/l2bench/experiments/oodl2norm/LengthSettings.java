package org.l2bench.experiments.oodl2norm;

import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** How long is short, how long is long, and where both are looked at. */
public record LengthSettings(
        @Setting("length of the @s arms") @Range(least = 1, most = LengthSettings.MOST_EPOCHS)
        int shortEpochs,

        @Setting("length of the @l arms") @Range(least = 1, most = LengthSettings.MOST_EPOCHS)
        int longEpochs,

        @Setting("epochs after which neural collapse is measured; must hold both lengths")
        List<Integer> trackedEpochs) {
    static final int MOST_EPOCHS = 1_000_000;

    /** Where the long run is looked at for the end of the short one, in units of the short length. */
    private static final double LATER = 27.0 / 16;

    public LengthSettings {
        trackedEpochs = List.copyOf(trackedEpochs);
        new Problems()
                .require(
                        longEpochs > shortEpochs,
                        "longEpochs must be > shortEpochs (%s), was %s",
                        shortEpochs,
                        longEpochs)
                .require(
                        trackedEpochs.contains(shortEpochs) && trackedEpochs.contains(longEpochs),
                        "trackedEpochs must hold shortEpochs (%s) and longEpochs (%s), was %s",
                        shortEpochs,
                        longEpochs,
                        trackedEpochs)
                .require(
                        trackedEpochs.stream().sorted().distinct().toList().equals(trackedEpochs)
                                && trackedEpochs.stream().allMatch(e -> e >= 1 && e <= longEpochs),
                        "trackedEpochs must ascend, from 1 to at most longEpochs (%s), was %s",
                        longEpochs,
                        trackedEpochs)
                .throwIfAny();
    }

    /** Epochs at which the short arms are compared: half, three quarters and all of their length, where tracked. */
    List<Integer> compared() {
        return IntStream.of(shortEpochs / 2, shortEpochs * 3 / 4, shortEpochs)
                .filter(trackedEpochs::contains)
                .distinct()
                .boxed()
                .toList();
    }

    /** The epoch of the long run that the end of the short run is compared with: the first tracked after 27/16 of it. */
    int later() {
        return trackedEpochs.stream()
                .filter(e -> e >= shortEpochs * LATER)
                .findFirst()
                .orElse(longEpochs);
    }
}
