package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** The residual network of a {@link ResidualNetSpec}. */
public final class ResidualNet implements Classifier {
    private final ResidualNetSpec spec;
    private final Convolution stem;
    private final BatchNorm stemNorm;
    private final List<ResidualBlock> blocks = new ArrayList<>();
    private final Linear head;

    public ResidualNet(ResidualNetSpec spec, InitialStreams streams) {
        this.spec = spec;
        this.stem = new Convolution(
                "stem.conv",
                spec.inputChannels(),
                spec.stemChannels(),
                3,
                spec.stemStride(),
                spec.imageSize(),
                spec.spectralNorm(),
                streams);
        this.stemNorm = BatchNorm.affine("stem.norm", spec.stemChannels(), NormPlace.STEM);
        int channels = spec.stemChannels();
        int size = spec.imageSize() / spec.stemStride();
        for (int s = 0; s < spec.stages().size(); s++) {
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
        var hidden = spec.activate(stemNorm.forward(stem.forward(input, mode), mode));
        for (var block : blocks) {
            hidden = block.forward(hidden, mode);
        }
        return hidden.mean(2, 3); // [batch, features]
    }

    @Override
    public Linear head() {
        return head;
    }

    /** Share of the convolutions whose estimated largest singular value exceeds the bound; 0 without spectral norm. */
    public double shareBeyondSpectralBound() {
        return Stream.concat(Stream.of(stem), blocks.stream().flatMap(b -> b.convolutions().stream()))
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

    private Stream<Layer> layers() {
        return Stream.concat(Stream.of(stem, stemNorm), Stream.concat(blocks.stream(), Stream.of(head)));
    }
}
