package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.network.BatchNorm;
import org.l2bench.core.network.Classifier;
import org.l2bench.core.network.Convolution;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Layer;
import org.l2bench.core.network.Linear;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.NormPlace;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;

/**
 * 3x3 convolutions, each with batch norm and rectifier, 2x2 average pooling after all but the last, global mean, linear
 * classifier. Kernels from N(0, 1/fan-in), classifier weight from N(0, 1/in), bias 0.
 */
final class ConvolutionalNet implements Classifier {
    private final List<Convolution> convolutions = new ArrayList<>();
    private final List<BatchNorm> norms = new ArrayList<>();
    private final Linear head;

    private ConvolutionalNet(
            int inputs,
            List<Integer> channels,
            int classes,
            BiFunction<String, Integer, BatchNorm> norm,
            UnaryOperator<Linear> output,
            InitialStreams streams) {
        int in = inputs;
        for (int i = 0; i < channels.size(); i++) {
            int out = channels.get(i);
            var name = "conv" + (i + 1);
            var kernel = streams.of(name + ".weight").normal(Math.sqrt(1.0 / (9 * in)), out, in, 3, 3);
            convolutions.add(new Convolution(
                    name, Parameter.of(name + ".weight", Role.WEIGHT, kernel), 1, 0, OptionalDouble.empty(), streams));
            norms.add(norm.apply(name + ".norm", out));
            in = out;
        }
        var weight = streams.of("head.weight").normal(Math.sqrt(1.0 / in), classes, in);
        this.head = output.apply(new Linear(
                Parameter.of("head.weight", Role.WEIGHT, weight),
                Parameter.of("head.bias", Role.BIAS, torch.zeros(classes))));
    }

    /** Norms with scale and shift; all is trained. */
    static ConvolutionalNet affine(int inputs, List<Integer> channels, int classes, InitialStreams streams) {
        return new ConvolutionalNet(
                inputs,
                channels,
                classes,
                (name, size) -> BatchNorm.affine(name, size, NormPlace.PLAIN),
                UnaryOperator.identity(),
                streams);
    }

    /** Norms without scale and shift, the classifier frozen: every trained weight is scale-invariant. */
    static ConvolutionalNet scaleInvariant(
            int inputs, List<Integer> channels, int classes, double epsilon, InitialStreams streams) {
        return new ConvolutionalNet(
                inputs,
                channels,
                classes,
                (name, size) -> BatchNorm.plain(name, size, epsilon, ScalarType.Float),
                Linear::frozen,
                streams);
    }

    @Override
    public Tensor features(Tensor input, Mode mode) {
        var activation = input;
        for (int i = 0; i < convolutions.size(); i++) {
            activation = torch.relu(norms.get(i).forward(convolutions.get(i).forward(activation, mode), mode));
            activation = i < convolutions.size() - 1 ? torch.avg_pool2d(activation, 2) : activation;
        }
        return activation.mean(2, 3);
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
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < convolutions.size(); i++) {
            layers.add(convolutions.get(i));
            layers.add(norms.get(i));
        }
        layers.add(head);
        return layers.stream();
    }
}
