package org.l2bench.experiments.pacbayesmasks;

import java.util.List;
import org.l2bench.core.mask.MaskableNet;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The network, and how it is trained before anything is pruned. */
public record NetSettings(
        @Setting("channels of the 3x3 convolutions, each followed by a 2x2 pooling; none for a perceptron")
        @Range(least = 1, most = NetSettings.WIDEST)
        List<Integer> convolutions,

        @Setting("sizes of the hidden linear layers") @Range(least = 1, most = NetSettings.WIDEST)
        List<Integer> hidden,

        @Setting("images of a step, in all training; the last batch of an epoch may be smaller")
        @Range(least = 1, most = ImageSettings.MOST)
        int batch,

        @Setting("epochs of dense training") @Range(least = 1, most = NetSettings.MOST_EPOCHS)
        int epochs,

        @Setting("learning rate of dense training, Adam") @Range(least = 1e-12, most = 1)
        double rate) {
    static final int WIDEST = 100_000;
    static final int MOST_EPOCHS = 1_000_000;
    private static final int MOST_LAYERS = 20;

    public NetSettings {
        convolutions = List.copyOf(convolutions);
        hidden = List.copyOf(hidden);
        new Problems()
                .require(
                        hidden.size() <= MOST_LAYERS,
                        "hidden must have at most %s sizes, had %s",
                        MOST_LAYERS,
                        hidden.size())
                .throwIfAny();
    }

    MaskableNet.Shape shape(ImageSettings images) {
        var shape = images.shape();
        return new MaskableNet.Shape(shape[0], shape[1], shape[2], convolutions, hidden, images.classes());
    }

    /** Notes poolings of which one would have nothing left. */
    void check(ImageSettings images, Problems problems) {
        var shape = images.shape();
        int most = 31 - Integer.numberOfLeadingZeros(Math.min(shape[1], shape[2]));
        problems.require(
                convolutions.size() <= most,
                "net.convolutions must have at most %s sizes for %s of %s x %s pixels, had %s",
                most,
                images.data(),
                shape[1],
                shape[2],
                convolutions.size());
    }
}
