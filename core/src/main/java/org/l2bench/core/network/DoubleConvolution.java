package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.ScaledConvolution.Padding;

/**
 * Twice a convolution with reflect padding, a batch norm if there is one, and a rectifier; then the rows and columns are cut off that
 * even kernels have added. [batch, in, h, w] to [batch, out, h, w].
 */
final class DoubleConvolution implements Layer {
    private final List<ScaledConvolution> convolutions = new ArrayList<>();
    private final List<BatchNorm> norms = new ArrayList<>();

    DoubleConvolution(String name, int in, int between, int out, UNetSpec spec, InitialStreams streams) {
        int[] channels = {in, between, out};
        int kernel = UNetSpec.KERNEL * spec.scale();
        for (int i = 0; i < 2; i++) {
            double fanIn = (double) channels[i] * kernel * kernel;
            double usual = 1 / Math.sqrt(fanIn);
            // Without a norm the division by s^2 would take the signal away layer by layer: initial kernels are larger
            // by that.
            double bound = spec.normalised() ? usual : Math.sqrt(6 / fanIn) * spec.scale() * spec.scale();
            convolutions.add(new ScaledConvolution(
                    name + ".conv" + (i + 1),
                    channels[i],
                    channels[i + 1],
                    kernel,
                    spec.scale(),
                    Padding.REFLECT,
                    bound,
                    usual,
                    streams));
            if (spec.normalised()) {
                norms.add(BatchNorm.affine(name + ".norm" + (i + 1), channels[i + 1], NormPlace.PLAIN));
            }
        }
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        var maps = input;
        for (int i = 0; i < convolutions.size(); i++) {
            maps = convolutions.get(i).forward(maps, mode);
            maps = norms.isEmpty() ? maps : norms.get(i).forward(maps, mode);
            maps = torch.relu_(maps);
        }
        return cropped(maps, input);
    }

    /** As much from the upper left as another image has. */
    static Tensor cropped(Tensor maps, Tensor like) {
        return maps.size(2) == like.size(2)
                ? maps
                : maps.narrow(2, 0, like.size(2)).narrow(3, 0, like.size(3));
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(convolutions.stream(), norms.stream())
                .flatMap(l -> l.parameters().stream())
                .toList();
    }

    @Override
    public Map<String, Tensor> buffers() {
        var buffers = new LinkedHashMap<String, Tensor>();
        norms.forEach(n -> buffers.putAll(n.buffers()));
        return buffers;
    }
}
