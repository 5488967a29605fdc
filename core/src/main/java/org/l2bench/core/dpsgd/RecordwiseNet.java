package org.l2bench.core.dpsgd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.AutoDispatchBelowAutograd;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;

/**
 * A classifier of layers one after the other whose gradients are written out, of the whole batch and of every record. One pass
 * forward and one back yield the norms of all records' gradients and then their clipped sum; no gradient of a record is stored.
 *
 * @param layers from the input to the logits
 */
public record RecordwiseNet(List<RecordwiseLayer> layers) {
    public RecordwiseNet {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || layers.stream().allMatch(l -> l.parameters().isEmpty())) {
            throw new IllegalArgumentException("a net needs a layer that learns, had " + layers);
        }
    }

    /**
     * A multilayer perceptron of rectifiers: weights from N(0, 2 / fan-in) (He et al. 2015), biases 0, dropout after every rectifier.
     *
     * @param sizes of input, hidden layers and logits
     */
    public static RecordwiseNet perceptron(List<Integer> sizes, double dropout, InitialStreams streams) {
        var layers = new ArrayList<RecordwiseLayer>();
        for (int i = 1; i < sizes.size(); i++) {
            layers.add(dense("dense" + i, sizes.get(i - 1), sizes.get(i), streams));
            if (i < sizes.size() - 1) {
                layers.add(new Rectifier());
                layers.add(new Dropped(dropout));
            }
        }
        return new RecordwiseNet(layers);
    }

    /**
     * Convolutions of 3 x 3 and rectifiers, 2 x 2 maxima between them, the mean over the image after the last, a dense layer; weights
     * from N(0, 2 / fan-in), biases 0; dropout after every maximum and before the dense layer.
     *
     * @param channels of the input and after each convolution
     */
    public static RecordwiseNet convolutional(
            List<Integer> channels, int classes, double dropout, InitialStreams streams) {
        var layers = new ArrayList<RecordwiseLayer>();
        int last = channels.size() - 1;
        for (int i = 1; i <= last; i++) {
            int in = channels.get(i - 1);
            int out = channels.get(i);
            layers.add(new PaddedConvolution(
                    weight("convolution" + i, 9L * in, streams, out, in, 3, 3), bias("convolution" + i, out)));
            layers.add(new Rectifier());
            layers.add(i < last ? new MaxPooling() : new GlobalMean());
            layers.add(new Dropped(dropout));
        }
        layers.add(dense("dense", channels.get(last), classes, streams));
        return new RecordwiseNet(layers);
    }

    private static Dense dense(String name, int in, int out, InitialStreams streams) {
        return new Dense(weight(name, in, streams, out, in), bias(name, out));
    }

    private static Parameter weight(String layer, long fanIn, InitialStreams streams, long... shape) {
        var name = layer + ".weight";
        return Parameter.of(name, Role.WEIGHT, streams.of(name).normal(Math.sqrt(2.0 / fanIn), shape));
    }

    private static Parameter bias(String layer, long out) {
        return Parameter.of(layer + ".bias", Role.BIAS, torch.zeros(out));
    }

    /** In the order of the layers. */
    public List<Parameter> parameters() {
        return layers.stream().flatMap(l -> l.parameters().stream()).toList();
    }

    /** Logits [batch, classes] of the deterministic net; differentiable where libtorch records. */
    public Tensor logits(Tensor inputs) {
        var activation = inputs;
        for (var layer : layers) {
            activation = layer.forward(activation, Dropout.none()).output();
        }
        return activation;
    }

    /** What {@link #forward} has kept. */
    public record Forward(List<RecordwiseLayer.Trace> traces) {
        public Tensor logits() {
            return traces.get(traces.size() - 1).output();
        }

        private int firstThatLearns(List<RecordwiseLayer> layers) {
            return IntStream.range(0, layers.size())
                    .filter(i -> !layers.get(i).parameters().isEmpty())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A layer's trace and the gradient that has come back to its output. */
    private record Arrived(RecordwiseLayer.Trace trace, Tensor gradient) {}

    /** A training pass, not recorded by libtorch. */
    public Forward forward(Tensor inputs, Dropout dropout) {
        try (var guard = new NoGradGuard();
                var below = new AutoDispatchBelowAutograd()) {
            var traces = new ArrayList<RecordwiseLayer.Trace>();
            var activation = inputs;
            for (var layer : layers) {
                var trace = layer.forward(activation, dropout);
                traces.add(trace);
                activation = trace.output();
            }
            return new Forward(traces);
        }
    }

    /**
     * Adds the gradients of all parameters to their leaves.
     *
     * @param gradient dL/d logits, [batch, classes]
     */
    public void addGradients(Forward forward, Tensor gradient) {
        try (var guard = new NoGradGuard();
                var below = new AutoDispatchBelowAutograd()) {
            for (var arrived : back(forward, gradient)) {
                arrived.trace().addGradients(arrived.gradient());
            }
        }
    }

    /**
     * Adds the clipped sum of the records' gradients to the leaves: sum of c_i g_i, times {@code scale}.
     *
     * @param gradient row i is the gradient of record i's own loss at its logits
     * @return norms of the gradients before they are clipped, [batch]
     */
    public Tensor addClippedGradients(Forward forward, Tensor gradient, Clipping clipping, double scale) {
        try (var guard = new NoGradGuard();
                var below = new AutoDispatchBelowAutograd()) {
            var arrived = back(forward, gradient);
            var squares = torch.zeros_like(gradient.select(1, 0));
            arrived.forEach(a -> a.trace().addSquaredNorms(a.gradient(), squares));
            squares.sqrt_();
            var factors = clipping.factors(squares, scale);
            for (var one : arrived) {
                one.trace()
                        .addGradients(
                                one.gradient().mul(rows(factors, one.gradient().dim())));
            }
            return squares;
        }
    }

    /** One factor for every record, to multiply with [batch, ...]. */
    private static Tensor rows(Tensor factors, long dimensions) {
        var shape = new long[Math.toIntExact(dimensions)];
        Arrays.fill(shape, 1);
        shape[0] = -1;
        return factors.view(shape);
    }

    /** The layers that learn, from the last to the first. */
    private List<Arrived> back(Forward forward, Tensor gradient) {
        int first = forward.firstThatLearns(layers);
        var arrived = new ArrayList<Arrived>();
        var current = gradient;
        for (int i = layers.size() - 1; i >= first; i--) {
            var trace = forward.traces().get(i);
            if (!layers.get(i).parameters().isEmpty()) {
                arrived.add(new Arrived(trace, current));
            }
            if (i > first) {
                current = trace.back(current);
            }
        }
        return arrived;
    }
}
