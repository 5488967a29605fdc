package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The network of a {@link ConvNetSpec}. Encoder weights start from N(0, 2 / fan-in) (He et al. 2015), all biases and the whole
 * classifier from zero.
 */
public final class ConvNet implements LayeredClassifier {
    private static final int KERNEL = 3;

    private final List<Convolution> convolutions = new ArrayList<>();
    private final Linear hidden;
    private final Linear head;

    public ConvNet(ConvNetSpec spec, InitialStreams streams) {
        int channels = spec.inputChannels();
        for (int i = 0; i < spec.widths().size(); i++) {
            var name = "conv" + (i + 1);
            int width = spec.widths().get(i);
            convolutions.add(Convolution.withBias(
                    name, weight(name, streams, width, channels, KERNEL, KERNEL), bias(name, width)));
            channels = width;
        }
        long inputs = (long) channels * spec.lastSize() * spec.lastSize();
        this.hidden = new Linear(weight("hidden", streams, spec.features(), inputs), bias("hidden", spec.features()));
        this.head = new Linear(
                Parameter.of("head.weight", Role.WEIGHT, zeros(spec.classes(), spec.features())),
                bias("head", spec.classes()));
    }

    private static Parameter weight(String layer, InitialStreams streams, long... shape) {
        long fanIn = 1;
        for (int i = 1; i < shape.length; i++) {
            fanIn *= shape[i];
        }
        var name = layer + ".weight";
        return Parameter.of(name, Role.WEIGHT, streams.of(name).normal(Math.sqrt(2.0 / fanIn), shape));
    }

    private static Parameter bias(String layer, long size) {
        return Parameter.of(layer + ".bias", Role.BIAS, zeros(size));
    }

    private static Tensor zeros(long... shape) {
        return torch.zeros(shape, new TensorOptions(ScalarType.Float));
    }

    @Override
    public Tensor features(Tensor input, Mode mode) {
        var maps = input;
        for (int i = 0; i < convolutions.size(); i++) {
            maps = block(i, maps, mode);
        }
        return feature(maps, mode);
    }

    private Tensor block(int i, Tensor input, Mode mode) {
        var maps = torch.relu(convolutions.get(i).forward(input, mode));
        return i < convolutions.size() - 1 ? torch.max_pool2d(maps, 2, 2) : maps;
    }

    private Tensor feature(Tensor maps, Mode mode) {
        return torch.relu(hidden.forward(maps.flatten(1, -1), mode)); // [batch, features]
    }

    /** The convolutions, after rectifier and pool, and the features. */
    @Override
    public List<String> depths() {
        return depths(convolutions.size());
    }

    /** The depths of a network of so many convolutions. */
    public static List<String> depths(int convolutions) {
        return Stream.concat(IntStream.rangeClosed(1, convolutions).mapToObj(i -> "conv" + i), Stream.of(FEATURE))
                .toList();
    }

    @Override
    public List<Tensor> activations(Tensor input, Mode mode) {
        var activations = new ArrayList<Tensor>();
        var maps = input;
        for (int i = 0; i < convolutions.size(); i++) {
            maps = block(i, maps, mode);
            activations.add(maps.flatten(1, -1));
        }
        activations.add(feature(maps, mode));
        return activations;
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(convolutions.stream(), Stream.of(hidden, head))
                .flatMap(l -> l.parameters().stream())
                .toList();
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of();
    }
}
