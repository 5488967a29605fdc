package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** act(branch(x) + shortcut(x)): convolutions and batch norms with activations between them, but none before the addition. */
final class ResidualBlock implements Layer {
    private final String name;
    private final List<Convolution> convolutions = new ArrayList<>();
    private final List<BatchNorm> norms = new ArrayList<>();
    private final Optional<Convolution> projection;
    private final Optional<BatchNorm> projectionNorm;
    private final int stride;
    private final int addedChannels;
    private final ResidualNetSpec spec;

    ResidualBlock(String name, ResidualNetSpec spec, int in, int width, int stride, int size, InitialStreams streams) {
        this.name = name;
        this.spec = spec;
        this.stride = stride;
        int out = width * spec.block().expansion();
        var kernels = spec.block().kernels();
        int channels = in;
        int currentSize = size;
        for (int i = 0; i < kernels.size(); i++) {
            boolean last = i == kernels.size() - 1;
            int target = last ? out : width;
            int layerStride = i == spec.block().stridedLayer() ? stride : 1;
            var layer = name + ".conv" + (i + 1);
            convolutions.add(new Convolution(
                    layer, channels, target, kernels.get(i), layerStride, currentSize, spec.spectralNorm(), streams));
            norms.add(BatchNorm.affine(
                    name + ".norm" + (i + 1),
                    target,
                    last ? NormPlace.BRANCH_LAST : NormPlace.BRANCH_INNER,
                    spec.normEpsilon()));
            channels = target;
            currentSize /= layerStride;
        }
        boolean changes = stride != 1 || in != out;
        boolean projects = changes && spec.shortcut() == ResidualNetSpec.Shortcut.PROJECTION;
        this.addedChannels = projects ? 0 : out - in;
        this.projection = projects
                ? Optional.of(new Convolution(
                        name + ".shortcut.conv", in, out, 1, stride, size, spec.spectralNorm(), streams))
                : Optional.empty();
        this.projectionNorm = projects
                ? Optional.of(BatchNorm.affine(name + ".shortcut.norm", out, NormPlace.SHORTCUT, spec.normEpsilon()))
                : Optional.empty();
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        return spec.activate(branch(input, mode).add(shortcut(input, mode)));
    }

    /** What it adds for this input, in evaluation mode. */
    ResidualSum sum(Tensor input) {
        return new ResidualSum(
                name, projection.isPresent(), branch(input, Mode.EVALUATION), shortcut(input, Mode.EVALUATION));
    }

    private Tensor branch(Tensor input, Mode mode) {
        var hidden = input;
        for (int i = 0; i < convolutions.size(); i++) {
            if (i > 0) {
                hidden = spec.activate(hidden);
            }
            hidden = norms.get(i).forward(convolutions.get(i).forward(hidden, mode), mode);
        }
        return hidden;
    }

    private Tensor shortcut(Tensor input, Mode mode) {
        if (projection.isPresent()) {
            return projectionNorm.orElseThrow().forward(projection.get().forward(input, mode), mode);
        }
        var reduced = stride == 1 ? input : torch.avg_pool2d(input, stride, stride);
        return addedChannels == 0
                ? reduced
                : torch.constant_pad_nd(reduced, new long[] {0, 0, 0, 0, 0, addedChannels}, new Scalar(0.0));
    }

    /** The same in training mode, its gradient written out. */
    Pass pass(Tensor input) {
        var branch = layer(input, 0);
        for (int i = 1; i < convolutions.size(); i++) {
            var activated = branch.then(spec.activation(branch.output()));
            branch = activated.then(layer(activated.output(), i));
        }
        var whole = branch;
        var shortcut = shortcut(input);
        whole.output().add_(shortcut.output());
        var activated = spec.activation(whole.output());
        return new Pass(activated.output(), gradient -> {
            var ofSum = activated.back(gradient);
            var ofInput = whole.back(ofSum);
            ofInput.add_(shortcut.back(ofSum));
            return ofInput;
        });
    }

    private Pass layer(Tensor input, int i) {
        var convolved = convolutions.get(i).pass(input, true);
        return convolved.then(norms.get(i).pass(convolved.output()));
    }

    private Pass shortcut(Tensor input) {
        if (projection.isPresent()) {
            var projected = projection.get().pass(input, true);
            return projected.then(projectionNorm.orElseThrow().pass(projected.output()));
        }
        if (stride == 1 && addedChannels == 0) {
            return new Pass(input, gradient -> gradient);
        }
        var window = new long[] {stride, stride};
        return new Pass(shortcut(input, Mode.TRAINING), gradient -> {
            var reduced = gradient.narrow(1, 0, input.size(1));
            return stride == 1
                    ? reduced
                    : torch.avg_pool2d_backward(
                            reduced, input, window, window, new long[] {0, 0}, false, true, new LongOptional());
        });
    }

    /** In evaluation mode, with weights taken once, as they are now. */
    UnaryOperator<Tensor> evaluation() {
        var layers = IntStream.range(0, convolutions.size())
                .mapToObj(i -> convolutions.get(i).folded(norms.get(i)))
                .toList();
        var folded = projection.map(p -> p.folded(projectionNorm.orElseThrow()));
        return input -> {
            var hidden = layers.get(0).apply(input);
            for (var layer : layers.subList(1, layers.size())) {
                hidden = layer.apply(spec.activation(hidden).output());
            }
            hidden.add_(folded.isPresent() ? folded.get().apply(input) : shortcut(input, Mode.EVALUATION));
            return spec.activation(hidden).output();
        };
    }

    List<Convolution> convolutions() {
        return Stream.concat(convolutions.stream(), projection.stream()).toList();
    }

    private Stream<Layer> layers() {
        Stream<Layer> branch = Stream.concat(convolutions.stream(), norms.stream());
        return Stream.concat(branch, Stream.concat(projection.stream(), projectionNorm.stream()));
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
}
