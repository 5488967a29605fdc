package org.l2bench.benchmarks;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The MLP 784-256-256-10 and its training by libtorch's operations alone, the same ones in the same order. */
final class BareMlp {
    private final Tensor weight1;
    private final Tensor weight2;
    private final Tensor weight3;
    private final TensorOptional bias1;
    private final TensorOptional bias2;
    private final TensorOptional bias3;
    private final BareParameters parameters;
    private final TrainingData data;
    private final Tensor permutation;

    /** Starts from these tensors, which it takes over. */
    BareMlp(Map<String, Tensor> tensors, TrainingData data, double learningRate, double weightDecay) {
        this.data = data;
        this.permutation = data.permutation();
        this.weight1 = tensors.get("hidden1.weight");
        this.weight2 = tensors.get("hidden2.weight");
        this.weight3 = tensors.get("head.weight");
        this.bias1 = new TensorOptional(tensors.get("hidden1.bias"));
        this.bias2 = new TensorOptional(tensors.get("hidden2.bias"));
        this.bias3 = new TensorOptional(tensors.get("head.bias"));
        this.parameters = new BareParameters(
                List.of(weight1, weight2, weight3),
                List.of(tensors.get("hidden1.bias"), tensors.get("hidden2.bias"), tensors.get("head.bias")),
                learningRate,
                weightDecay);
    }

    /** One step on a batch of the first epoch; the loss belongs to the caller's scope. */
    Tensor step(int step) {
        var batch = permutation.narrow(0, (long) step * data.batchSize(), data.batchSize());
        var hidden1 = torch.relu(torch.linear(data.inputs().index_select(0, batch), weight1, bias1));
        var hidden2 = torch.relu(torch.linear(hidden1, weight2, bias2));
        var loss = torch.cross_entropy_loss(
                torch.linear(hidden2, weight3, bias3), data.labels().index_select(0, batch));
        loss.backward();
        parameters.step();
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
