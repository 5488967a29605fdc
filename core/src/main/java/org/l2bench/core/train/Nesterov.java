package org.l2bench.core.train;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.regulariser.ParameterRegulariser;

/**
 * Nesterov's accelerated gradient in the form of Sutskever et al. (2013), rewritten for the point that the momentum leads to
 * (Bengio, Boulanger-Lewandowski and Pascanu 2013): with eta_t the rate and r = eta_t / eta_(t-1),
 * w := w + mu^2 r v - (1 + mu) eta_t g, then v := mu r v - eta_t g.
 */
public final class Nesterov implements Optimiser {
    private final ParameterBuffer buffer;
    private final double learningRate;
    private final double momentum;
    private final Schedule schedule;
    private final Tensor velocity;

    public Nesterov(ParameterBuffer buffer, double learningRate, double momentum, Schedule schedule) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be in [0, 1), was " + momentum);
        }
        this.buffer = buffer;
        this.learningRate = learningRate;
        this.momentum = momentum;
        this.schedule = schedule;
        this.velocity = torch.zeros_like(buffer.values());
    }

    @Override
    public void step(long step) {
        double rate = learningRate * schedule.at(step);
        double before = step == 0 ? 0 : learningRate * schedule.at(step - 1);
        double ratio = before > 0 ? rate / before : 1;
        var gradients = buffer.gradients();
        buffer.values()
                .add_(velocity, new Scalar(momentum * momentum * ratio))
                .add_(gradients, new Scalar(-(1 + momentum) * rate));
        velocity.mul_(new Scalar(momentum * ratio)).add_(gradients, new Scalar(-rate));
        gradients.zero_();
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("velocity", velocity);
    }

    @Override
    public List<? extends ParameterRegulariser> regularisers() {
        return List.of();
    }
}
