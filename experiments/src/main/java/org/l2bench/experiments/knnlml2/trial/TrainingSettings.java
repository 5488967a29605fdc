package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Nesterov;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;

/** How every arm is trained. */
public record TrainingSettings(
        @Setting("windows of a batch") @Range(least = 1, most = Settings.MOST)
        int batch,

        @Setting("batches whose gradients a step averages") @Range(least = 1, most = 1e6)
        int accumulation,

        @Setting("after which the training ends") @Range(least = 1, most = Settings.MOST)
        long steps,

        @Setting(
                "and its schedule: Adam with warm-up and half a cosine, or Nesterov with warm-up and cosines of 270,000 steps")
        Method optimiser,

        @Setting("highest rate of the schedule") @Range(least = 1e-12, most = 1e3)
        double learningRate,

        @Setting("steps until the highest rate") long warmUp,

        @Setting("largest norm of a gradient") @Range(least = 1e-12, most = 1e12)
        double clipNorm) {

    /** How the weights move. */
    public enum Method {
        /** Adam with betas 0.9 and 0.98; linear warm-up, then half a cosine to 0 at the last step. */
        ADAM,
        /**
         * Nesterov's accelerated gradient, momentum 0.99; linear warm-up from 1e-7 of the rate, then cosines of 270,000 steps, each
         * twice as long and from 0.75 of the height, down to 1e-4 of the rate.
         */
        NESTEROV
    }

    public TrainingSettings {
        new Problems()
                .require(
                        warmUp >= 0 && warmUp < Math.max(steps, 1),
                        "warmUp must be in 0..steps-1 (%s), was %s",
                        Math.max(steps, 1) - 1,
                        warmUp)
                .throwIfAny();
    }

    /**
     * That of an arm.
     *
     * @param decay weight decay in PyTorch's form, on all parameters
     */
    Optimiser optimiser(ParameterBuffer parameters, double decay) {
        return switch (optimiser) {
            case ADAM ->
                Adam.decoupled(
                        parameters,
                        learningRate,
                        Adam.EPSILON,
                        new Adam.Betas(0.9, 0.98),
                        Schedule.warmUp(warmUp, 1.0 / Math.max(1, warmUp), Schedule.cosine(steps - warmUp)),
                        decays(decay));
            case NESTEROV ->
                new Nesterov(
                        parameters,
                        learningRate,
                        0.99,
                        Schedule.warmUp(warmUp, 1e-7, Schedule.cosinePeriods(270_000, 2, 0.75, 1e-4)));
        };
    }

    private List<DecoupledDecay> decays(double decay) {
        return decay == 0
                ? List.of()
                : List.of(DecoupledDecay.ofPyTorchWeightDecay(decay, learningRate, ParameterSelector.all()));
    }
}
