package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** The residual network of a {@link ResidualNetSpec}. */
public final class ResidualNet implements LayeredClassifier {
    private static final long[] ONE = {1, 1};
    private static final long[] TWO = {2, 2};
    private static final long[] THREE = {3, 3};

    private final ResidualNetSpec spec;
    private final Convolution stem;
    private final BatchNorm stemNorm;
    private final List<List<ResidualBlock>> stages = new ArrayList<>();
    private final Linear head;

    public ResidualNet(ResidualNetSpec spec, InitialStreams streams) {
        this.spec = spec;
        this.stem = new Convolution(
                "stem.conv",
                spec.inputChannels(),
                spec.stemChannels(),
                spec.stemKernel(),
                spec.stemStride(),
                spec.imageSize(),
                spec.spectralNorm(),
                streams);
        this.stemNorm = BatchNorm.affine("stem.norm", spec.stemChannels(), NormPlace.STEM, spec.normEpsilon());
        int channels = spec.stemChannels();
        int size = spec.imageSize() / spec.stemStride() / (spec.stemPool() ? 2 : 1);
        for (int s = 0; s < spec.stages().size(); s++) {
            var blocks = new ArrayList<ResidualBlock>();
            stages.add(blocks);
            var stage = spec.stages().get(s);
            for (int b = 0; b < stage.blocks(); b++) {
                int stride = b == 0 ? stage.stride() : 1;
                var name = "stage" + (s + 1) + ".block" + (b + 1);
                blocks.add(new ResidualBlock(name, spec, channels, stage.width(), stride, size, streams));
                channels = stage.width() * spec.block().expansion();
                size /= stride;
            }
        }
        this.head = new Linear("head", channels, spec.classes(), streams);
    }

    @Override
    public Tensor features(Tensor input, Mode mode) {
        if (mode == Mode.TRAINING && WrittenGradient.serves(input) && !spec.stemPool()) {
            return WrittenGradient.attached(() -> pass(input));
        }
        var hidden = stem(input, mode);
        for (var stage : stages) {
            hidden = stage(stage, hidden, mode);
        }
        return hidden.mean(2, 3); // [batch, features]
    }

    /**
     * The features in evaluation mode as a function of the images alone: norms are folded into the convolutions before them, and
     * the singular values divided out, once for all images to come. Without gradients; under the caller's {@code NoGradGuard}.
     */
    public UnaryOperator<Tensor> evaluation() {
        var first = stem.folded(stemNorm);
        var rest = blocks().map(ResidualBlock::evaluation).toList();
        return images -> {
            var hidden = spec.activation(first.apply(images)).output();
            if (spec.stemPool()) {
                hidden = torch.max_pool2d(hidden, THREE, TWO, ONE, ONE, false);
            }
            for (var block : rest) {
                hidden = block.apply(hidden);
            }
            return hidden.mean(2, 3);
        };
    }

    /** What every block adds for these images, in evaluation mode, from the first block on. */
    public List<ResidualSum> sums(Tensor images) {
        var sums = new ArrayList<ResidualSum>();
        var hidden = stem(images, Mode.EVALUATION);
        for (var block : (Iterable<ResidualBlock>) blocks()::iterator) {
            var sum = block.sum(hidden);
            hidden = spec.activate(sum.branch().add(sum.shortcut()));
            sums.add(sum);
        }
        return sums;
    }

    /** The features in training mode, their gradient written out. */
    private Pass pass(Tensor input) {
        var convolved = stem.pass(input, false);
        var normed = convolved.then(stemNorm.pass(convolved.output()));
        var pass = normed.then(spec.activation(normed.output()));
        for (var block : (Iterable<ResidualBlock>) blocks()::iterator) {
            pass = pass.then(block.pass(pass.output()));
        }
        return pass.then(mean(pass.output()));
    }

    /** The mean over all pixels. */
    private static Pass mean(Tensor maps) {
        return new Pass(maps.mean(2, 3), gradient -> gradient.div(new Scalar((double) maps.size(2) * maps.size(3)))
                .view(maps.size(0), maps.size(1), 1, 1)
                .expand(maps.shape())
                .contiguous(MemoryFormat.ChannelsLast));
    }

    private Tensor stem(Tensor input, Mode mode) {
        var hidden = spec.activate(stemNorm.forward(stem.forward(input, mode), mode));
        return spec.stemPool() ? torch.max_pool2d(hidden, THREE, TWO, ONE, ONE, false) : hidden;
    }

    private static Tensor stage(List<ResidualBlock> blocks, Tensor input, Mode mode) {
        var hidden = input;
        for (var block : blocks) {
            hidden = block.forward(hidden, mode);
        }
        return hidden;
    }

    /** Stem, the stages, and the features. */
    @Override
    public List<String> depths() {
        return depths(stages.size());
    }

    /** The depths of a network of so many stages. */
    public static List<String> depths(int stages) {
        var names = new ArrayList<String>();
        names.add("stem");
        IntStream.rangeClosed(1, stages).forEach(s -> names.add("stage" + s));
        names.add(FEATURE);
        return names;
    }

    @Override
    public List<Tensor> activations(Tensor input, Mode mode) {
        var activations = new ArrayList<Tensor>();
        var hidden = stem(input, mode);
        activations.add(hidden.flatten(1, -1));
        for (var stage : stages) {
            hidden = stage(stage, hidden, mode);
            activations.add(hidden.flatten(1, -1));
        }
        activations.add(hidden.mean(2, 3));
        return activations;
    }

    @Override
    public Linear head() {
        return head;
    }

    /** Share of the convolutions whose estimated largest singular value exceeds the bound; 0 without spectral norm. */
    public double shareBeyondSpectralBound() {
        return Stream.concat(Stream.of(stem), blocks().flatMap(b -> b.convolutions().stream()))
                .flatMap(c -> c.exceedsBound().stream())
                .mapToInt(exceeds -> exceeds ? 1 : 0)
                .average()
                .orElse(0);
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

    private Stream<ResidualBlock> blocks() {
        return stages.stream().flatMap(List::stream);
    }

    private Stream<Layer> layers() {
        return Stream.concat(Stream.of(stem, stemNorm), Stream.concat(blocks(), Stream.of(head)));
    }
}
