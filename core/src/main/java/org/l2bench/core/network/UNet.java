package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.ScaledConvolution.Padding;

/**
 * The network of a {@link UNetSpec}: a convolutional encoder with max-pools, a decoder with bilinear up-sampling and skips, and a head of
 * two convolutions without norm and rectifier. [batch, in, n, n] to [batch, 1, n, n], n a multiple of {@link UNetSpec#divisor} and at
 * least {@link UNetSpec#leastSize}.
 *
 * <p>Initial kernels with batch norm: U(-1/sqrt(fan-in), 1/sqrt(fan-in)). Without: U(-sqrt(6/fan-in), sqrt(6/fan-in)) before a rectifier
 * (He et al. 2015), U(-1/sqrt(fan-in), 1/sqrt(fan-in)) in the head, both times s^2. Biases: U(-1/sqrt(fan-in), 1/sqrt(fan-in)).
 */
public final class UNet implements Layer {
    private static final String HEAD = "head";

    private final List<DoubleConvolution> encoder = new ArrayList<>();
    private final List<DoubleConvolution> decoder = new ArrayList<>();
    private final List<ScaledConvolution> head = new ArrayList<>();

    public UNet(UNetSpec spec, InitialStreams streams) {
        var widths = spec.widths();
        int channels = spec.inputChannels();
        for (int level = 0; level < widths.size(); level++) {
            int width = widths.get(level);
            encoder.add(new DoubleConvolution("encoder" + level, channels, width, width, spec, streams));
            channels = width;
        }
        for (int level = spec.downs() - 1; level >= 0; level--) {
            int joined = channels + widths.get(level);
            channels = widths.get(Math.max(0, level - 1));
            decoder.add(new DoubleConvolution("decoder" + level, joined, joined / 2, channels, spec, streams));
        }
        head.add(headLayer(1, channels, channels / 2, spec.scale(), spec, streams));
        head.add(headLayer(2, channels / 2, 1, UNetSpec.KERNEL * spec.scale(), spec, streams));
    }

    private static ScaledConvolution headLayer(
            int number, int in, int out, int kernel, UNetSpec spec, InitialStreams streams) {
        double usual = 1 / Math.sqrt((double) in * kernel * kernel);
        double bound = spec.normalised() ? usual : usual * spec.scale() * spec.scale();
        return new ScaledConvolution(
                HEAD + ".conv" + number, in, out, kernel, spec.scale(), Padding.ZERO, bound, usual, streams);
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        var maps = encoder.get(0).forward(input, mode);
        var skips = new ArrayList<Tensor>();
        for (var block : encoder.subList(1, encoder.size())) {
            skips.add(maps);
            maps = block.forward(torch.max_pool2d(maps, 2, 2), mode);
        }
        for (int i = 0; i < decoder.size(); i++) {
            var skip = skips.get(skips.size() - 1 - i);
            maps = decoder.get(i).forward(torch.cat(new TensorVector(skip, enlarged(maps, skip)), 1), mode);
        }
        for (var layer : head) {
            maps = DoubleConvolution.cropped(layer.forward(maps, mode), input);
        }
        return maps;
    }

    /** Bilinear, the corners' centres on each other. */
    private static Tensor enlarged(Tensor maps, Tensor to) {
        return torch.upsample_bilinear2d(
                maps, new long[] {to.size(2), to.size(3)}, true, new DoubleOptional(), new DoubleOptional());
    }

    /**
     * Whether a parameter of a normalised net is a kernel that a batch norm follows directly: the function does not depend on its scale, but
     * for the norm's epsilon.
     */
    public static boolean isFollowedByNorm(Parameter parameter) {
        return parameter.role() == Role.WEIGHT && !parameter.name().startsWith(HEAD);
    }

    /** The least running variance of any channel of its batch norms; empty if it has none. */
    public OptionalDouble leastVariance() {
        return buffers().entrySet().stream()
                .filter(b -> b.getKey().endsWith(".running_variance"))
                .mapToDouble(b -> b.getValue().min().item_double())
                .min();
    }

    private Stream<DoubleConvolution> blocks() {
        return Stream.concat(encoder.stream(), decoder.stream());
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(blocks(), head.stream())
                .flatMap(l -> l.parameters().stream())
                .toList();
    }

    @Override
    public Map<String, Tensor> buffers() {
        var buffers = new LinkedHashMap<String, Tensor>();
        blocks().forEach(b -> buffers.putAll(b.buffers()));
        return buffers;
    }
}
