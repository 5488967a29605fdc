package org.l2bench.core.train;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterRegulariser;

/**
 * Stochastic gradient descent with heavy-ball momentum and coupled L2, as PyTorch's SGD: v := mu v + (g + 2 lambda w),
 * w := w - eta v, with v = g + 2 lambda w at the first step.
 */
public final class Sgd implements Optimiser {
    private final ParameterBuffer buffer;
    private final double learningRate;
    private final Schedule schedule;
    private final Tensor velocity;
    private final Scalar momentum;
    private final CoupledPenalties penalties;

    /** @throws IllegalArgumentException if a penalty covers none of the parameters */
    public Sgd(
            ParameterBuffer buffer,
            double learningRate,
            double momentum,
            Schedule schedule,
            List<L2Penalty> penalties) {
        this.buffer = buffer;
        this.learningRate = learningRate;
        this.schedule = schedule;
        this.velocity = torch.zeros_like(buffer.values());
        this.momentum = new Scalar(momentum);
        this.penalties = new CoupledPenalties(buffer, penalties);
    }

    @Override
    public void step(long step) {
        penalties.addToGradients();
        velocity.mul_(momentum).add_(buffer.gradients());
        buffer.values().add_(velocity, new Scalar(-learningRate * schedule.at(step)));
        buffer.gradients().zero_();
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("velocity", velocity);
    }

    @Override
    public List<? extends ParameterRegulariser> regularisers() {
        return penalties.penalties();
    }
}
