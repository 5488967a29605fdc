package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.MlpSpec.InitialValues;
import org.l2bench.core.network.MlpSpec.Norm;

/** The multilayer perceptron of an {@link MlpSpec}; its features are the last hidden activation. */
public final class Mlp implements Classifier {
    private final List<Hidden> hidden = new ArrayList<>();
    private final Linear head;

    private record Hidden(Linear linear, Optional<BatchNorm> norm) {
        Tensor forward(Tensor input, Mode mode) {
            var sums = linear.forward(input, mode);
            return torch.relu(norm.isPresent() ? norm.get().forward(sums, mode) : sums);
        }

        Stream<Layer> layers() {
            return Stream.concat(Stream.of(linear), norm.stream());
        }
    }

    public Mlp(MlpSpec spec, InitialStreams streams) {
        int size = spec.inputs();
        for (int i = 0; i < spec.hidden().size(); i++) {
            int next = spec.hidden().get(i);
            var norm = norm("hidden" + (i + 1) + ".norm", next, spec);
            var linear = linear("hidden" + (i + 1), size, next, spec.weights(), norm.isEmpty(), spec, streams);
            hidden.add(new Hidden(linear, norm));
            size = next;
        }
        var output = linear("head", size, spec.classes(), spec.output(), true, spec, streams);
        this.head = spec.frozenOutput() ? output.frozen() : output;
    }

    private static Optional<BatchNorm> norm(String name, int size, MlpSpec spec) {
        if (spec.norm() instanceof Norm.Plain plain) {
            return Optional.of(BatchNorm.plain(name, size, plain.epsilon(), spec.type()));
        }
        return spec.norm() instanceof Norm.Affine
                ? Optional.of(BatchNorm.affine(name, size, NormPlace.PLAIN, spec.type()))
                : Optional.empty();
    }

    private static Linear linear(
            String name,
            int in,
            int out,
            InitialValues initial,
            boolean hasBias,
            MlpSpec spec,
            InitialStreams streams) {
        var weight = Parameter.of(
                name + ".weight",
                Role.WEIGHT,
                weight(name, in, out, initial, streams).to(spec.type()));
        return hasBias
                ? new Linear(
                        weight,
                        Parameter.of(
                                name + ".bias",
                                Role.BIAS,
                                bias(name, in, out, initial, streams).to(spec.type())))
                : Linear.withoutBias(weight);
    }

    private static Tensor weight(String name, int in, int out, InitialValues initial, InitialStreams streams) {
        var stream = streams.of(name + ".weight");
        return initial instanceof InitialValues.Normal normal
                ? stream.normal(Math.sqrt(normal.gain() / in), out, in)
                : stream.uniform(1 / Math.sqrt(in), out, in);
    }

    private static Tensor bias(String name, int in, int out, InitialValues initial, InitialStreams streams) {
        return initial instanceof InitialValues.Normal
                ? torch.zeros(new long[] {out}, new TensorOptions(torch.ScalarType.Float))
                : streams.of(name + ".bias").uniform(1 / Math.sqrt(in), out);
    }

    @Override
    public Tensor features(Tensor input, Mode mode) {
        var activation = input;
        for (var layer : hidden) {
            activation = layer.forward(activation, mode);
        }
        return activation;
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public List<Parameter> parameters() {
        return layers().flatMap(l -> l.parameters().stream()).toList();
    }

    @Override
    public Map<String, Tensor> buffers() {
        var buffers = new LinkedHashMap<String, Tensor>();
        layers().forEach(l -> buffers.putAll(l.buffers()));
        return buffers;
    }

    private Stream<Layer> layers() {
        return Stream.concat(hidden.stream().flatMap(Hidden::layers), Stream.of(head));
    }
}
