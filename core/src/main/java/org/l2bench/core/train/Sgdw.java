package org.l2bench.core.train;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterRegulariser;

/**
 * Stochastic gradient descent with momentum and decoupled decay, the paper form of Loshchilov and Hutter (2019):
 * m := mu m + eta_t alpha g, w := w - m - eta_t lambda' w_old, where eta_t is the schedule's multiplier, alpha the learning
 * rate, and lambda' is not multiplied by alpha. libtorch has no such optimiser.
 */
public final class Sgdw implements Optimiser {
    private final ParameterBuffer buffer;
    private final double learningRate;
    private final Schedule schedule;
    private final Tensor movement;
    private final Scalar momentum;
    private final DecayedSegments decays;

    /** @throws IllegalArgumentException if a decay covers none of the parameters */
    public Sgdw(
            ParameterBuffer buffer,
            double learningRate,
            double momentum,
            Schedule schedule,
            List<DecoupledDecay> decays) {
        this.buffer = buffer;
        this.learningRate = learningRate;
        this.schedule = schedule;
        this.movement = torch.zeros_like(buffer.values());
        this.momentum = new Scalar(momentum);
        this.decays = new DecayedSegments(buffer, decays);
    }

    /**
     * Plain descent that shrinks by a factor, w := (1 - 2 eta lambda) w - eta g with eta = eta_t alpha: without momentum the
     * same numbers as {@link Sgd} with the penalty.
     */
    public static Sgdw shrinking(
            ParameterBuffer buffer, double learningRate, Schedule schedule, List<L2Penalty> penalties) {
        return new Sgdw(
                buffer,
                learningRate,
                0,
                schedule,
                penalties.stream()
                        .map(p -> DecoupledDecay.equalToPenalty(p, learningRate))
                        .toList());
    }

    @Override
    public void step(long step) {
        double multiplier = schedule.at(step);
        movement.mul_(momentum).add_(buffer.gradients(), new Scalar(multiplier * learningRate));
        decays.decay(multiplier);
        buffer.values().sub_(movement);
        buffer.gradients().zero_();
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("movement", movement);
    }

    @Override
    public List<? extends ParameterRegulariser> regularisers() {
        return decays.decays();
    }
}
