package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;

/**
 * Linear layers one after the other, [batch, in] to [batch, out], a ReLU after each that is rectified. On the CPU the gradient of a
 * training pass is written out: of nets as small as those for tables, recording takes as long as the arithmetic.
 *
 * @param layers at least one; each takes what the one before it gives
 */
public record FeedforwardNet(List<Dense> layers) implements Layer {
    /** A linear layer and whether a ReLU follows it. */
    public record Dense(Linear linear, boolean rectified) {
        private Parameter weight() {
            return linear.parameters().get(0);
        }

        private Tensor bias() {
            return linear.parameters().get(1).tensor();
        }
    }

    /**
     * Dropout in training passes, after every ReLU but, unless {@code onOutput}, that of the last layer.
     *
     * @param rate share of the numbers that are set to 0, in [0, 1); the others are divided by 1 - rate
     * @param stream that masks are drawn from, in the order of the layers
     */
    public record HiddenDropout(double rate, boolean onOutput, RandomStream stream) {
        public HiddenDropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("dropout must be >= 0 and below 1, was " + rate);
            }
        }

        private Optional<Tensor> mask(Tensor activation, boolean isLast) {
            return rate == 0 || (isLast && !onOutput)
                    ? Optional.empty()
                    : Optional.of(
                            stream.kept(rate, activation.shape()).to(activation.device(), activation.scalar_type()));
        }
    }

    public FeedforwardNet {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a feedforward net needs a layer");
        }
    }

    /** One layer with PyTorch's initial values, see {@link Linear}. */
    public static FeedforwardNet layer(String name, int in, int out, boolean rectified, InitialStreams streams) {
        return new FeedforwardNet(List.of(new Dense(new Linear(name, in, out, streams), rectified)));
    }

    /** The layers of both; they are shared, not copied. */
    public FeedforwardNet then(FeedforwardNet next) {
        return new FeedforwardNet(
                Stream.concat(layers.stream(), next.layers.stream()).toList());
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        return recorded(input, Optional.empty());
    }

    /** The same in training, with dropout where there is one; gradients reach parameters, but not the input. */
    public Tensor training(Tensor input, Optional<HiddenDropout> dropout) {
        return WrittenGradient.serves(input)
                ? WrittenGradient.attached(() -> pass(input, dropout))
                : recorded(input, dropout);
    }

    /** By automatic differentiation. */
    Tensor recorded(Tensor input, Optional<HiddenDropout> dropout) {
        var activation = input;
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            activation = layer.linear().forward(activation, Mode.TRAINING);
            if (layer.rectified()) {
                activation = torch.relu(activation);
                var mask = mask(dropout, activation, i);
                activation = mask.isPresent() ? activation.mul(mask.get()) : activation;
            }
        }
        return activation;
    }

    private Optional<Tensor> mask(Optional<HiddenDropout> dropout, Tensor activation, int layer) {
        boolean isLast = layer == layers.size() - 1;
        return dropout.isPresent() ? dropout.get().mask(activation, isLast) : Optional.empty();
    }

    private Pass pass(Tensor input, Optional<HiddenDropout> dropout) {
        var activation = input;
        var back = new ArrayList<UnaryOperator<Tensor>>();
        var zero = new Scalar(0);
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            boolean isFirst = i == 0;
            var in = activation;
            var rectified = layer.linear().forward(in, Mode.TRAINING);
            if (!layer.rectified()) {
                activation = rectified;
                back.add(gradient -> back(layer, in, gradient, isFirst));
                continue;
            }
            rectified.relu_();
            var mask = mask(dropout, rectified, i);
            activation = mask.isPresent() ? rectified.mul(mask.get()) : rectified;
            back.add(gradient -> {
                if (mask.isPresent()) {
                    gradient.mul_(mask.get());
                }
                return back(layer, in, torch.threshold_backward(gradient, rectified, zero), isFirst);
            });
        }
        return new Pass(activation, gradient -> {
            var current = gradient;
            for (int i = back.size() - 1; i >= 0; i--) {
                current = back.get(i).apply(current);
            }
            return current;
        });
    }

    /** Adds the gradients of a layer's parameters; answers with that at its input, which for the first layer nobody asks for. */
    private static Tensor back(Dense layer, Tensor input, Tensor gradient, boolean isFirst) {
        var weight = layer.weight().tensor();
        if (weight.requires_grad()) {
            var sum = Handles.gradient(weight);
            if (sum.defined()) {
                sum.addmm_(gradient.t(), input);
            } else {
                Handles.bindGradient(weight, gradient.t().mm(input).retainReference());
            }
            Handles.addToGradient(layer.bias(), gradient.sum(0));
        }
        return isFirst ? gradient : gradient.mm(weight);
    }

    /** The matrices of the layers, [out, in] each. */
    public List<Parameter> matrices() {
        return layers.stream().map(Dense::weight).toList();
    }

    /** Copies the values of another net with as many layers of the same sizes into the first {@code count} ones. */
    public void copyFrom(FeedforwardNet other, int count) {
        IntStream.range(0, count).forEach(i -> {
            var from = other.layers.get(i).linear().parameters();
            var to = layers.get(i).linear().parameters();
            for (int p = 0; p < to.size(); p++) {
                to.get(p).tensor().detach().copy_(from.get(p).tensor().detach());
            }
        });
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(l -> l.linear().parameters().stream()).toList();
    }

    @Override
    public Map<String, Tensor> buffers() {
        return new LinkedHashMap<>();
    }
}
