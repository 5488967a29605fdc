package org.l2bench.experiments.dpvsregularisation;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.dpsgd.RecordwiseNet;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The net of every arm; it has no batch norm, which mixes records. */
public record NetSettings(
        @Setting("perceptron, or convolutional: 3 x 3 kernels, 2 x 2 maxima, a mean over the image, a dense layer")
        Kind kind,

        @Setting("units of the hidden layers, or channels of the convolutions") @Range(least = 1, most = 100_000)
        List<Integer> widths) {
    /** What a net is made of. */
    public enum Kind {
        PERCEPTRON,
        CONVOLUTIONAL
    }

    public NetSettings {
        widths = List.copyOf(widths);
        new Problems()
                .require(!widths.isEmpty(), "widths must have a number for each hidden layer, had none")
                .throwIfAny();
    }

    RecordwiseNet initial(DataSettings data, double dropout, InitialStreams streams) {
        if (kind == Kind.CONVOLUTIONAL) {
            return RecordwiseNet.convolutional(joined(data.shape()[0], widths), data.classes(), dropout, streams);
        }
        var sizes = Stream.concat(joined(data.pixels(), widths).stream(), Stream.of(data.classes()));
        return RecordwiseNet.perceptron(sizes.toList(), dropout, streams);
    }

    private static List<Integer> joined(int first, List<Integer> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    /** Whether inputs are rows of pixels, and not images. */
    boolean isFlat() {
        return kind == Kind.PERCEPTRON;
    }
}
