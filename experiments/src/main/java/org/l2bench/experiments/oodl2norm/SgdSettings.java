package org.l2bench.experiments.oodl2norm;

import java.util.List;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** How every arm is trained. */
public record SgdSettings(
        @Setting("a tenth of it after 3/7 and again after 5/7 of all steps") @Range(least = 1e-12, most = 1e3)
        double learningRate,

        @Setting("as PyTorch's SGD has it") @Range(least = 0, most = 0.9999)
        double momentum,

        @Setting("on all parameters, as PyTorch's SGD has it, which is twice lambda") @Range(least = 0, most = 1e3)
        double weightDecay,

        @Setting("images of a step; what is left of an epoch is dropped")
        @Range(least = 2, most = DataSettings.MOST_IMAGES)
        int batchSize) {

    /** A tenth of the rate after 3/7 and after 5/7 of all steps: DDU's 150 and 250 of 350 epochs. */
    Sgd optimiser(ParameterBuffer parameters, long steps) {
        var schedule = Schedule.milestones(List.of(3 * steps / 7, 5 * steps / 7), 0.1);
        return new Sgd(parameters, learningRate, momentum, schedule, List.of(penalty()));
    }

    L2Penalty penalty() {
        return L2Penalty.ofPyTorchWeightDecay(weightDecay, ParameterSelector.all());
    }
}
