package org.l2bench.experiments.seerforcing;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** How every arm is trained. */
public record TrainingSettings(
        @Setting("after which training ends") @Range(least = 1, most = 1_000_000_000)
        long steps,

        @Setting("sentence pairs of a step, of style-language alone; the last partial batch of an epoch is dropped")
        @Range(least = 1, most = DataSettings.MOST)
        int batch,

        @Setting("tokens of a step on either side, paddings included, of a parallel text alone")
        @Range(least = 2, most = DataSettings.MOST)
        int tokens,

        @Setting("highest learning rate of Adam") @Range(least = 1e-12, most = 1)
        double rate,

        @Setting("steps until the highest rate; then it falls with the inverse square root")
        @Range(least = 1, most = 1_000_000_000)
        long warmUp,

        @Setting("label smoothing") @Range(least = 0, most = 0.99)
        double smoothing,

        @Setting("label smoothing of plain-ls") @Range(least = 0, most = 0.99)
        double strongSmoothing,

        @Setting("steps between two validations") @Range(least = 1, most = 1_000_000_000)
        long every,

        @Setting("the first validation that may choose the checkpoint") @Range(least = 1, most = 1_000_000_000)
        long firstCheckpoint) {
    public TrainingSettings {
        new Problems()
                .require(every <= steps, "every must be at most steps (%s), was %s", steps, every)
                .require(
                        firstCheckpoint <= steps && firstCheckpoint % every == 0,
                        "firstCheckpoint must be a multiple of every (%s) and at most steps (%s), was %s",
                        every,
                        steps,
                        firstCheckpoint)
                .throwIfAny();
    }
}
