package org.l2bench.core.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Handles;

/** A convolution, by default without bias, 'same' padding: [batch, in, h, w] to [batch, out, h/stride, w/stride]. */
public final class Convolution implements Layer {
    private static final long[] UNIT = {1, 1};
    private static final long[] NONE = {0, 0};

    private final String name;
    private final Parameter weight;
    private final Optional<Parameter> bias;
    private final TensorOptional biasArgument;
    private final long[] stride;
    private final long[] padding;
    private final Optional<SpectralNorm> spectralNorm;

    /**
     * PyTorch's initial values, uniform on +-1/sqrt(fan-in).
     *
     * @param kernel odd
     * @param size height and width of the inputs; only spectral normalisation needs it
     * @param coefficient bound of the largest singular value, or empty for none
     */
    public Convolution(
            String name,
            int in,
            int out,
            int kernel,
            int stride,
            int size,
            OptionalDouble coefficient,
            InitialStreams streams) {
        this(
                name,
                Parameter.of(
                        name + ".weight",
                        Role.WEIGHT,
                        streams.of(name + ".weight")
                                .uniform(1 / Math.sqrt((double) in * kernel * kernel), out, in, kernel, kernel)),
                stride,
                size,
                coefficient,
                streams);
    }

    /** Given weight [out, in, kernel, kernel]. */
    public Convolution(
            String name, Parameter weight, int stride, int size, OptionalDouble coefficient, InitialStreams streams) {
        this(name, weight, Optional.empty(), stride, size, coefficient, streams);
    }

    private Convolution(
            String name,
            Parameter weight,
            Optional<Parameter> bias,
            int stride,
            int size,
            OptionalDouble coefficient,
            InitialStreams streams) {
        this.name = name;
        this.weight = weight;
        this.bias = bias;
        this.biasArgument = bias.map(b -> new TensorOptional(b.tensor())).orElseGet(TensorOptional::new);
        int out = (int) weight.tensor().size(0);
        int in = (int) weight.tensor().size(1);
        int kernel = (int) weight.tensor().size(2);
        this.stride = new long[] {stride, stride};
        this.padding = new long[] {kernel / 2, kernel / 2};
        this.spectralNorm = coefficient.isPresent()
                ? Optional.of(new SpectralNorm(
                        coefficient.getAsDouble(), in, out, kernel, stride, size, streams.of(name + ".left")))
                : Optional.empty();
    }

    /** Stride 1, given weight [out, in, kernel, kernel] and bias [out]. */
    static Convolution withBias(String name, Parameter weight, Parameter bias) {
        InitialStreams none = tensor -> {
            throw new IllegalStateException("nothing is drawn for " + tensor);
        };
        return new Convolution(name, weight, Optional.of(bias), 1, 0, OptionalDouble.empty(), none);
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        var used = weight(mode);
        return convolved(input, used, biasArgument);
    }

    /**
     * In evaluation mode, together with the norm that follows: a convolution of scaled weights, taken once, as they are now.
     */
    UnaryOperator<Tensor> folded(BatchNorm norm) {
        var affine = norm.evaluation();
        var used = weight(Mode.EVALUATION).mul(affine.scale().view(-1, 1, 1, 1));
        var shift = bias.isPresent() ? affine.shift().addcmul(bias.get().tensor(), affine.scale()) : affine.shift();
        var shiftArgument = new TensorOptional(shift);
        return input -> convolved(input, used, shiftArgument);
    }

    private boolean hasOneChannel() {
        return weight.tensor().size(1) == 1;
    }

    private Tensor convolved(Tensor input, Tensor used, TensorOptional shift) {
        return hasOneChannel()
                ? products(patches(input), used, shift, input)
                : torch.conv2d(input, used, shift, stride, padding, UNIT, 1);
    }

    /** What the kernel sees of an image of one channel at each pixel of the output: [batch, pixels, k k]. */
    private Tensor patches(Tensor input) {
        var kernel = new long[] {weight.tensor().size(2), weight.tensor().size(3)};
        return torch.im2col(input, kernel, UNIT, padding, stride)
                .transpose(1, 2)
                .contiguous();
    }

    /**
     * The same on patches, as one product of matrices: libtorch's kernels are several times slower where there is but one
     * input channel. The result has its channels last, as the following layers like it.
     */
    private Tensor products(Tensor patches, Tensor used, TensorOptional shift, Tensor input) {
        long out = used.size(0);
        long height = (input.size(2) - 1) / stride[0] + 1;
        long width = (input.size(3) - 1) / stride[1] + 1;
        var pixels = torch.linear(patches, used.reshape(out, -1), shift); // [batch, pixels, out]
        return pixels.view(input.size(0), height, width, out).permute(0, 3, 1, 2);
    }

    /**
     * The same in training mode, its gradient written out.
     *
     * @param towardsInput whether the gradient at the input is wanted; undefined otherwise
     */
    Pass pass(Tensor input, boolean towardsInput) {
        var normed = spectralNorm.isPresent()
                ? spectralNorm.get().pass(weight.tensor())
                : new Pass(weight.tensor(), gradient -> gradient);
        var used = normed.output();
        if (hasOneChannel() && !towardsInput) {
            var patches = patches(input);
            return new Pass(products(patches, used, biasArgument, input), gradient -> {
                long out = used.size(0);
                var pixels = gradient.permute(0, 2, 3, 1).reshape(-1, out); // [batch pixels, out]
                addGradients(
                        normed, pixels.t().mm(patches.view(pixels.size(0), -1)).view(used.shape()), pixels.sum(0));
                return new Tensor();
            });
        }
        return new Pass(torch.conv2d(input, used, biasArgument, stride, padding, UNIT, 1), gradient -> {
            var gradients = torch.convolution_backward(
                    gradient,
                    input,
                    used,
                    new long[] {used.size(0)},
                    stride,
                    padding,
                    UNIT,
                    false,
                    NONE,
                    1,
                    Pass.wanted(towardsInput, true, bias.isPresent()));
            addGradients(normed, Handles.at(gradients, 1), Handles.at(gradients, 2));
            return Handles.at(gradients, 0);
        });
    }

    private void addGradients(Pass normed, Tensor ofUsedWeight, Tensor ofBias) {
        Handles.addToGradient(weight.tensor(), normed.back(ofUsedWeight));
        bias.ifPresent(b -> Handles.addToGradient(b.tensor(), ofBias));
    }

    /** The weight to convolve with: divided by its excess over the bound if there is one. */
    Tensor weight(Mode mode) {
        return spectralNorm.isPresent() ? spectralNorm.get().apply(weight.tensor(), mode) : weight.tensor();
    }

    /** Whether the estimated largest singular value exceeds the bound; empty without spectral normalisation. */
    public Optional<Boolean> exceedsBound() {
        return spectralNorm.map(s -> s.sigma(weight.tensor()) > s.coefficient());
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(Stream.of(weight), bias.stream()).toList();
    }

    @Override
    public Map<String, Tensor> buffers() {
        var buffers = new LinkedHashMap<String, Tensor>();
        spectralNorm.ifPresent(s -> {
            buffers.put(name + ".left", s.left());
            buffers.put(name + ".right", s.right());
        });
        return buffers;
    }
}
