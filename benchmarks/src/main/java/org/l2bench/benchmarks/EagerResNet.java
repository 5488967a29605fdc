package org.l2bench.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.network.Role;

/**
 * A residual net of three stages of two basic blocks with projections, and its training, as one writes it first: every operation is
 * recorded by automatic differentiation, tensors are laid out as they come, and each parameter is updated by itself.
 */
final class EagerResNet {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;
    private static final Scalar HEAVY_BALL = new Scalar(0.9);

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final List<Parameter> parameters;
    private final Map<String, Tensor> velocities = new LinkedHashMap<>();
    private final TrainingData data;
    private final Tensor permutation;
    private final double learningRate;
    private final Scalar weightDecay;

    /** Starts from the tensors of a net, which it takes over. */
    EagerResNet(ResidualNet net, TrainingData data, double learningRate, double weightDecay) {
        this.parameters = net.parameters();
        this.data = data;
        this.permutation = data.permutation();
        this.learningRate = learningRate;
        this.weightDecay = new Scalar(weightDecay);
        tensors.putAll(net.buffers());
        for (var parameter : parameters) {
            tensors.put(parameter.name(), parameter.tensor());
            velocities.put(parameter.name(), torch.zeros_like(parameter.tensor()));
        }
    }

    private Tensor convolved(String name, Tensor input, long stride, long kernel) {
        return torch.conv2d(
                input,
                tensors.get(name + ".weight"),
                new TensorOptional(),
                new long[] {stride, stride},
                new long[] {kernel / 2, kernel / 2},
                new long[] {1, 1},
                1);
    }

    private Tensor normed(String name, Tensor input) {
        return torch.batch_norm(
                input,
                new TensorOptional(tensors.get(name + ".scale")),
                new TensorOptional(tensors.get(name + ".shift")),
                new TensorOptional(tensors.get(name + ".running_mean")),
                new TensorOptional(tensors.get(name + ".running_variance")),
                true,
                MOMENTUM,
                EPSILON,
                true);
    }

    private Tensor block(String name, Tensor input, long stride) {
        var inner = torch.relu(normed(name + ".norm1", convolved(name + ".conv1", input, stride, 3)));
        var branch = normed(name + ".norm2", convolved(name + ".conv2", inner, 1, 3));
        var shortcut = stride == 1
                ? input
                : normed(name + ".shortcut.norm", convolved(name + ".shortcut.conv", input, stride, 1));
        return torch.relu(branch.add(shortcut));
    }

    private Tensor logits(Tensor images) {
        var hidden = torch.relu(normed("stem.norm", convolved("stem.conv", images, 2, 3)));
        for (int stage = 1; stage <= 3; stage++) {
            hidden = block("stage" + stage + ".block1", hidden, stage > 1 ? 2 : 1);
            hidden = block("stage" + stage + ".block2", hidden, 1);
        }
        return torch.linear(
                hidden.mean(2, 3), tensors.get("head.weight"), new TensorOptional(tensors.get("head.bias")));
    }

    /** One step on a batch of the first epoch; the loss belongs to the caller's scope. */
    Tensor step(int step) {
        var batch = permutation.narrow(0, (long) step * data.batchSize(), data.batchSize());
        var loss = torch.cross_entropy_loss(
                logits(data.inputs().index_select(0, batch)), data.labels().index_select(0, batch));
        loss.backward();
        try (var guard = new NoGradGuard()) {
            for (var parameter : parameters) {
                var gradient = Handles.gradient(parameter.tensor());
                if (parameter.role() == Role.WEIGHT) {
                    gradient.add_(parameter.tensor(), weightDecay);
                }
                var velocity = velocities.get(parameter.name()).mul_(HEAVY_BALL).add_(gradient);
                parameter.tensor().add_(velocity, new Scalar(-learningRate));
                gradient.zero_();
            }
        }
        return loss;
    }

    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            try (var scope = new PointerScope()) {
                step(step);
            }
        }
    }
}
