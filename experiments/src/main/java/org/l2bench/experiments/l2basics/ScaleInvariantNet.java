package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.network.BatchNorm;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;

/**
 * A net all of whose trained weights are scale-invariant: every layer is weight, batch norm without scale and shift, rectifier;
 * the classifier is frozen at N(0, 1/in) without bias. For use in training mode alone. Weights start from N(0, 1/fan-in).
 */
final class ScaleInvariantNet {
    private static final long[] ONE = {1, 1};

    private final List<Stage> stages;
    private final Tensor output;

    /** @param pooled whether 2x2 average pooling follows */
    private record Stage(Parameter weight, BatchNorm norm, boolean pooled) {
        Tensor forward(Tensor input) {
            boolean kernel = weight.tensor().dim() == 4;
            var sums = kernel
                    ? torch.conv2d(input, weight.tensor(), new TensorOptional(), ONE, ONE, ONE, 1)
                    : torch.linear(input, weight.tensor());
            var activation = torch.relu(norm.forward(sums, Mode.TRAINING));
            return pooled ? torch.avg_pool2d(activation, 2) : activation;
        }
    }

    private ScaleInvariantNet(List<Stage> stages, Tensor output) {
        this.stages = List.copyOf(stages);
        this.output = output;
    }

    /** Of rows of inputs; epsilon of the norms may be 0. */
    static ScaleInvariantNet mlp(
            int inputs,
            List<Integer> hidden,
            int classes,
            double epsilon,
            ScalarType type,
            InitialStreams streams,
            Compute compute) {
        var stages = new ArrayList<Stage>();
        int in = inputs;
        for (int out : hidden) {
            stages.add(stage(stages.size() + 1, epsilon, type, streams, compute, false, in, out, in));
            in = out;
        }
        return new ScaleInvariantNet(stages, output(in, classes, type, streams, compute));
    }

    /** Of images [batch, inputs, height, width]: 3x3 kernels, pooling after all layers but the last, global mean. */
    static ScaleInvariantNet convolutional(
            int inputs,
            List<Integer> channels,
            int classes,
            double epsilon,
            ScalarType type,
            InitialStreams streams,
            Compute compute) {
        var stages = new ArrayList<Stage>();
        int in = inputs;
        for (int out : channels) {
            boolean pooled = stages.size() < channels.size() - 1;
            stages.add(stage(stages.size() + 1, epsilon, type, streams, compute, pooled, 9 * in, out, in, 3, 3));
            in = out;
        }
        return new ScaleInvariantNet(stages, output(in, classes, type, streams, compute));
    }

    private static Stage stage(
            int number,
            double epsilon,
            ScalarType type,
            InitialStreams streams,
            Compute compute,
            boolean pooled,
            int fanIn,
            long... shape) {
        var name = "layer" + number;
        var initial = streams.of(name + ".weight").normal(Math.sqrt(1.0 / fanIn), shape);
        var norm = BatchNorm.plain(name + ".norm", (int) shape[0], epsilon, type);
        norm.buffers().forEach((buffer, tensor) -> tensor.set_data(compute.place(tensor)));
        return new Stage(Parameter.of(name + ".weight", Role.WEIGHT, initial.to(type)), norm, pooled);
    }

    private static Tensor output(int in, int classes, ScalarType type, InitialStreams streams, Compute compute) {
        return compute.place(streams.of("output.weight")
                .normal(Math.sqrt(1.0 / in), classes, in)
                .to(type));
    }

    /** [batch, classes]. */
    Tensor logits(Tensor input) {
        boolean images = stages.get(0).weight().tensor().dim() == 4;
        var activation = images ? input : input.flatten(1, -1);
        for (var stage : stages) {
            activation = stage.forward(activation);
        }
        return torch.linear(images ? activation.mean(2, 3) : activation, output);
    }

    /** The trained weights, one per layer; row k of each is one output unit. */
    List<Parameter> weights() {
        return stages.stream().map(Stage::weight).toList();
    }
}
