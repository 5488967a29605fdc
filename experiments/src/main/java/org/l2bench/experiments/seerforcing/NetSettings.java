package org.l2bench.experiments.seerforcing;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The transformer. */
public record NetSettings(
        @Setting("of states and embeddings") @Range(least = 2, most = 65_536)
        int width,

        @Setting("attention heads") @Range(least = 1, most = 1_024)
        int heads,

        @Setting("width inside the feed-forward nets") @Range(least = 1, most = 1_000_000)
        int feedForward,

        @Setting("layers of the encoder") @Range(least = 1, most = 100)
        int encoderLayers,

        @Setting("layers of the decoder, and of the seer decoder") @Range(least = 1, most = 100)
        int decoderLayers,

        @Setting("dropout on embeddings and on outputs of sublayers") @Range(least = 0, most = 0.99)
        double dropout,

        @Setting("the same in the seer decoder") @Range(least = 0, most = 0.99)
        double seerDropout) {
    public NetSettings {
        new Problems()
                .require(
                        width % heads == 0 && width % 2 == 0,
                        "width must be even and a multiple of heads (%s), was %s",
                        heads,
                        width)
                .throwIfAny();
    }
}
