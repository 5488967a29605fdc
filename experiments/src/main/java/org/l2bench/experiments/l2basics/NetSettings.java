package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The nets of parts B to G. */
public record NetSettings(
        @Setting("of parts B, E, F, G; part B's MLP has no normalisation, all others have")
        Kind kind,

        @Setting("sizes of the MLP's hidden layers") @Range(least = 1, most = NetSettings.MOST_WIDE)
        List<Integer> hidden,

        @Setting("channels of the convolutional net, one 3x3 layer each")
        @Range(least = 1, most = NetSettings.MOST_WIDE)
        List<Integer> channels) {

    /** What is trained in parts B, E, F and G. */
    public enum Kind {
        MLP,
        /** 3x3 convolutions with batch norm, two poolings, global mean. */
        CONVOLUTIONAL
    }

    static final int MOST_WIDE = 1_000_000;
    private static final int MOST_LAYERS = 100;

    public NetSettings {
        hidden = List.copyOf(hidden);
        channels = List.copyOf(channels);
        new Problems()
                .require(
                        !hidden.isEmpty() && hidden.size() <= MOST_LAYERS,
                        "hidden must have from 1 to %s sizes, had %s",
                        MOST_LAYERS,
                        hidden.size())
                .require(channels.size() == 3, "channels must have three sizes, was %s", channels)
                .throwIfAny();
    }
}
