package org.l2bench.core.mask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;

/**
 * A feed-forward rectifier network whose weights can be masked, and whose biases never are: 3x3 convolutions, each followed by a 2x2
 * pooling, then linear layers. What a layer makes of its input is said from outside, so that the same network is run as it is, with
 * a mask, or with a distribution of masks.
 *
 * @param weights [out, in, 3, 3] or [out, in], from the input on
 * @param biases [out] each
 */
public record MaskableNet(List<Parameter> weights, List<Parameter> biases) {
    private static final long[] ONE = {1, 1};

    public MaskableNet {
        weights = List.copyOf(weights);
        biases = List.copyOf(biases);
    }

    /**
     * What a network is made of.
     *
     * @param convolutions channels of each
     * @param hidden sizes of the hidden linear layers
     */
    public record Shape(
            int channels, int height, int width, List<Integer> convolutions, List<Integer> hidden, int classes) {
        public Shape {
            convolutions = List.copyOf(convolutions);
            hidden = List.copyOf(hidden);
        }

        /** The shapes of the weights, from the input on. */
        List<long[]> weightShapes() {
            var shapes = new ArrayList<long[]>();
            long in = channels;
            for (int out : convolutions) {
                shapes.add(new long[] {out, in, 3, 3});
                in = out;
            }
            in *= (long) (height >> convolutions.size()) * (width >> convolutions.size());
            for (int out : Stream.concat(hidden.stream(), Stream.of(classes)).toList()) {
                shapes.add(new long[] {out, in});
                in = out;
            }
            return shapes;
        }

        /** How many weights there are; a double, for products of settings overflow every whole number. */
        public double weightCount() {
            return weightShapes().stream()
                    .mapToDouble(s -> {
                        double product = 1;
                        for (long size : s) {
                            product *= size;
                        }
                        return product;
                    })
                    .sum();
        }
    }

    /** A layer before its rectifier: from the layer's place and its input to [batch, out] or [batch, out, h, w]. */
    @FunctionalInterface
    public interface Preactivation {
        Tensor of(int layer, Tensor input);
    }

    /** He-normal weights, N(0, 2 / fan-in) (He et al. 2015), and biases 0. */
    public static MaskableNet initial(Shape shape, InitialStreams streams, Compute compute) {
        var weights = new ArrayList<Parameter>();
        var biases = new ArrayList<Parameter>();
        for (var sizes : shape.weightShapes()) {
            var name = "layer" + (weights.size() + 1);
            long fanIn = 1;
            for (int i = 1; i < sizes.length; i++) {
                fanIn *= sizes[i];
            }
            var weight = streams.of(name + ".weight").normal(Math.sqrt(2.0 / fanIn), sizes);
            weights.add(Parameter.of(name + ".weight", Role.WEIGHT, compute.place(weight)));
            var bias = torch.zeros(new long[] {sizes[0]}, new TensorOptions(ScalarType.Float));
            biases.add(Parameter.of(name + ".bias", Role.BIAS, compute.place(bias)));
        }
        return new MaskableNet(weights, biases);
    }

    /** Another network with copies of these values. */
    public MaskableNet copy() {
        return new MaskableNet(
                weights.stream().map(MaskableNet::copied).toList(),
                biases.stream().map(MaskableNet::copied).toList());
    }

    private static Parameter copied(Parameter parameter) {
        return Parameter.of(
                parameter.name(), parameter.role(), parameter.tensor().detach().clone());
    }

    /** The same network, of which only these parameters are trained: no gradient is computed for the others. */
    public MaskableNet training(List<Parameter> trained) {
        parameters().forEach(p -> p.tensor().set_requires_grad(trained.contains(p)));
        return this;
    }

    /** Weights, then biases. */
    public List<Parameter> parameters() {
        return Stream.concat(weights.stream(), biases.stream()).toList();
    }

    /** The weights as tensors. */
    public List<Tensor> weightTensors() {
        return weights.stream().map(Parameter::tensor).toList();
    }

    /** How many weights there are. */
    public long weightCount() {
        return weights.stream().mapToLong(Parameter::size).sum();
    }

    /** The values by the parameters' names. */
    public Map<String, Tensor> values() {
        var values = new LinkedHashMap<String, Tensor>();
        parameters().forEach(p -> values.put(p.name(), p.tensor()));
        return values;
    }

    /** The same network, with these values in its parameters. */
    public MaskableNet with(Map<String, Tensor> values) {
        try (var guard = new NoGradGuard()) {
            parameters().forEach(p -> p.tensor().copy_(values.get(p.name())));
        }
        return this;
    }

    /** What is masked and what never is, in one line. */
    public String coverage() {
        return "masked: "
                + String.join(", ", weights.stream().map(Parameter::name).toList()) + " (" + weightCount()
                + " numbers); never masked: "
                + String.join(", ", biases.stream().map(Parameter::name).toList()) + " ("
                + biases.stream().mapToLong(Parameter::size).sum() + " numbers)";
    }

    /** Images [batch, channels, height, width] to logits [batch, classes]. */
    public Tensor logits(Tensor images, Preactivation layers) {
        var activation = images;
        for (int layer = 0; layer < weights.size(); layer++) {
            boolean isConvolution = isConvolution(weights.get(layer).tensor());
            var input = isConvolution ? activation : activation.flatten(1, -1);
            var sums = layers.of(layer, input);
            if (layer == weights.size() - 1) {
                return sums;
            }
            activation = isConvolution ? torch.max_pool2d(torch.relu(sums), 2, 2) : torch.relu(sums);
        }
        throw new IllegalStateException("a network needs a layer");
    }

    /** Layers with these weights and the network's own biases. */
    public Preactivation with(List<Tensor> used) {
        return (layer, input) -> product(
                input, used.get(layer), new TensorOptional(biases.get(layer).tensor()));
    }

    /** Layers with the network's own weights. */
    public Preactivation plain() {
        return with(weightTensors());
    }

    /** Layers with the weights that a mask leaves. */
    public Preactivation masked(Mask mask) {
        return with(IntStream.range(0, weights.size())
                .mapToObj(i -> weights.get(i).tensor().mul(mask.layers().get(i)))
                .toList());
    }

    /** The linear map of a weight. */
    static Tensor product(Tensor input, Tensor weight, TensorOptional bias) {
        return isConvolution(weight)
                ? torch.conv2d(input, weight, bias, ONE, ONE, ONE, 1)
                : torch.linear(input, weight, bias);
    }

    private static boolean isConvolution(Tensor weight) {
        return weight.dim() == 4;
    }
}
