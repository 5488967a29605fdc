package org.l2bench.benchmarks;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Handles;

/**
 * The buffers and the optimiser step of the bare loops, by hand: one buffer of values and one of gradients, decayed
 * tensors first.
 */
final class BareParameters {
    private static final Scalar MOMENTUM = new Scalar(0.9);

    private final Tensor values;
    private final Tensor gradients;
    private final Tensor velocity;
    private final Tensor decayedValues;
    private final Tensor decayedGradients;
    private final Scalar weightDecay;
    private final double learningRate;

    /** Moves the tensors into the buffer; kernels are laid out channels-last. */
    BareParameters(List<Tensor> decayed, List<Tensor> others, double learningRate, double weightDecay) {
        long decayedSize = decayed.stream().mapToLong(Tensor::numel).sum();
        long size = decayedSize + others.stream().mapToLong(Tensor::numel).sum();
        this.values = torch.zeros(size);
        this.gradients = torch.zeros(size);
        this.velocity = torch.zeros(size);
        this.decayedValues = values.narrow(0, 0, decayedSize);
        this.decayedGradients = gradients.narrow(0, 0, decayedSize);
        this.weightDecay = new Scalar(weightDecay);
        this.learningRate = learningRate;
        long offset = 0;
        for (var tensor : decayed) {
            offset = move(tensor, offset);
        }
        for (var tensor : others) {
            offset = move(tensor, offset);
        }
    }

    private long move(Tensor tensor, long offset) {
        var shape = tensor.shape();
        var value = values.narrow(0, offset, tensor.numel());
        var gradient = gradients.narrow(0, offset, tensor.numel());
        if (shape.length == 4) {
            var strides = new long[] {shape[1] * shape[2] * shape[3], 1, shape[1] * shape[3], shape[1]};
            value = value.as_strided(shape, strides);
            gradient = gradient.as_strided(shape, strides);
        } else {
            value = value.view(shape);
            gradient = gradient.view(shape);
        }
        value.copy_(tensor.detach());
        tensor.set_data(value);
        Handles.bindGradient(tensor, gradient);
        return offset + tensor.numel();
    }

    void step() {
        decayedGradients.add_(decayedValues, weightDecay);
        velocity.mul_(MOMENTUM).add_(gradients);
        values.add_(velocity, new Scalar(-learningRate));
        gradients.zero_();
    }
}
