package org.l2bench.experiments.bngammal2;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.DecayDose;
import org.l2bench.core.train.Schedule;

/** How every arm is trained. */
public record SgdSettings(
        @Setting("falls to 0 along half a cosine") @Range(least = 1e-12, most = 1e3)
        double learningRate,

        @Setting("as PyTorch's SGD has it, not Nesterov's") @Range(least = 0, most = 0.9999)
        double momentum,

        @Setting("of kernels and the classifier's matrix in every arm, as PyTorch's SGD has it, which is twice lambda")
        @Range(least = 0, most = 1e3)
        double weightDecay,

        @Setting("what the weights' decay is multiplied by in the sceptic's control") @Range(least = 2, most = 1000)
        int weightsFactor,

        @Setting("images of a step; what is left of an epoch is dropped") @Range(least = 2, most = DataSettings.MOST)
        int batch,

        @Setting("passes over the training images") @Range(least = 1, most = 1_000_000)
        int epochs,

        @Setting("epochs after which branches and norms are measured, from 0 to the last")
        @Range(least = 0, most = 1_000_000)
        List<Integer> probed) {
    public SgdSettings {
        probed = List.copyOf(probed);
        new Problems()
                .require(
                        probed.stream().sorted().distinct().toList().equals(probed),
                        "probed must ascend, was %s",
                        probed)
                .require(
                        probed.contains(0)
                                && probed.contains(epochs)
                                && probed.stream().allMatch(e -> e <= epochs),
                        "probed must go from 0 to epochs (%s), was %s",
                        epochs,
                        probed)
                .throwIfAny();
    }

    long steps(int images) {
        return (long) images / batch * epochs;
    }

    Schedule schedule(int images) {
        return Schedule.cosine(steps(images));
    }

    /** D of a decay, over a run on so many images. */
    double dose(double decay, int images) {
        return DecayDose.of(decay, learningRate, momentum, schedule(images), steps(images));
    }
}
