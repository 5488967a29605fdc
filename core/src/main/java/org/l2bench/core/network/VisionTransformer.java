package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The network of a {@link VisionTransformerSpec}, its tensors named as in torchvision, but for {@code head}, there {@code heads.head}.
 * Weights start from N(0, 0.02^2), biases, class token and classifier from zero. Without dropout.
 */
public final class VisionTransformer implements LayeredClassifier {
    /** Of torchvision's layer normalisation; PyTorch's default is 1e-5. */
    private static final double EPSILON = 1e-6;

    private static final double STD = 0.02;
    private static final long[] NO_PADDING = {0, 0};
    private static final long[] UNIT = {1, 1};

    private final VisionTransformerSpec spec;
    private final Parameter classToken;
    private final Parameter positions;
    private final Linear patches;
    private final List<VisionTransformerLayer> layers = new ArrayList<>();
    private final LayerNorm lastNorm;
    private final Linear head;

    public VisionTransformer(VisionTransformerSpec spec, InitialStreams streams) {
        this.spec = spec;
        int w = spec.width();
        this.classToken = Parameter.of("class_token", Role.EMBEDDING, zeros(1, 1, w));
        var kernel = Parameter.of(
                "conv_proj.weight",
                Role.WEIGHT,
                streams.of("conv_proj.weight")
                        .normal(STD, w, spec.inputChannels(), spec.patchSize(), spec.patchSize()));
        this.patches = new Linear(kernel, Parameter.of("conv_proj.bias", Role.BIAS, zeros(w)));
        this.positions = Parameter.of(
                "encoder.pos_embedding",
                Role.EMBEDDING,
                streams.of("encoder.pos_embedding").normal(STD, 1, spec.tokens(), w));
        for (int i = 0; i < spec.layers(); i++) {
            layers.add(new VisionTransformerLayer(
                    "encoder.layers.encoder_layer_" + i, w, spec.hidden(), spec.heads(), streams));
        }
        this.lastNorm = norm("encoder.ln", w);
        this.head = new Linear(
                Parameter.of("head.weight", Role.WEIGHT, zeros(spec.classes(), w)),
                Parameter.of("head.bias", Role.BIAS, zeros(spec.classes())));
    }

    /** From N(0, 0.02^2), [out, in]; bias zero. */
    static Linear linear(String weight, String bias, int out, int in, InitialStreams streams) {
        return new Linear(
                Parameter.of(weight, Role.WEIGHT, streams.of(weight).normal(STD, out, in)),
                Parameter.of(bias, Role.BIAS, zeros(out)));
    }

    static LayerNorm norm(String name, int size) {
        return new LayerNorm(name, size, EPSILON, ScalarType.Float);
    }

    static Tensor zeros(long... shape) {
        return torch.zeros(shape, new TensorOptions(ScalarType.Float));
    }

    @Override
    public Tensor features(Tensor input, Mode mode) {
        var tokens = embedded(input);
        for (var layer : layers) {
            tokens = layer.forward(tokens, mode);
        }
        return feature(tokens, mode);
    }

    /** [batch, channels, size, size] to [batch, tokens, width]. */
    private Tensor embedded(Tensor input) {
        var stride = new long[] {spec.patchSize(), spec.patchSize()};
        var bias = new TensorOptional(patches.parameters().get(1).tensor());
        var maps = torch.conv2d(
                input, patches.parameters().get(0).tensor(), bias, stride, NO_PADDING, UNIT, 1); // [batch, width, h, w]
        var sequence = maps.flatten(2, -1).transpose(1, 2);
        var token = classToken.tensor().expand(input.size(0), 1, spec.width());
        return torch.cat(new TensorVector(token, sequence), 1).add(positions.tensor());
    }

    private Tensor feature(Tensor tokens, Mode mode) {
        return lastNorm.forward(tokens, mode).select(1, 0); // [batch, width]
    }

    /** Every layer, and the features. */
    @Override
    public List<String> depths() {
        return depths(layers.size());
    }

    /** The depths of a network of so many layers. */
    public static List<String> depths(int layers) {
        return Stream.concat(IntStream.rangeClosed(1, layers).mapToObj(i -> "layer" + i), Stream.of(FEATURE))
                .toList();
    }

    /** The class token after every layer, and the features. */
    @Override
    public List<Tensor> activations(Tensor input, Mode mode) {
        var activations = new ArrayList<Tensor>();
        var tokens = embedded(input);
        for (var layer : layers) {
            tokens = layer.forward(tokens, mode);
            activations.add(tokens.select(1, 0));
        }
        activations.add(feature(tokens, mode));
        return activations;
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public List<Parameter> parameters() {
        var all = new ArrayList<Parameter>();
        all.add(classToken);
        all.addAll(patches.parameters());
        all.add(positions);
        layers.forEach(l -> all.addAll(l.parameters()));
        all.addAll(lastNorm.parameters());
        all.addAll(head.parameters());
        return all;
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of();
    }
}
