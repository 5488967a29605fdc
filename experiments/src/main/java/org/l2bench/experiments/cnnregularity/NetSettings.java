package org.l2bench.experiments.cnnregularity;

import org.l2bench.core.network.UNetSpec;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The U-Net. */
public record NetSettings(
        @Setting("channels at full resolution, even; twice as many after each pooling but the last")
        @Range(least = 2, most = NetSettings.WIDEST)
        int width,

        @Setting("poolings by 2, here and in the deep image prior") @Range(least = 1, most = 8)
        int downs) {
    static final int WIDEST = 1024;

    public NetSettings {
        new Problems()
                .require(width % 2 == 0, "width must be even, was %s", width)
                .throwIfAny();
    }

    /** A net that removes noise. */
    UNetSpec spec(int scale, boolean normalised) {
        return new UNetSpec(1, width, downs, scale, normalised);
    }

    /** Notes images that a net of this depth does not take. */
    void check(String setting, int size, Problems problems) {
        int least = new UNetSpec(1, 2, downs, 1, false).leastSize();
        int divisor = UNetSpec.divisor(downs);
        problems.require(
                size >= least && size % divisor == 0,
                "%s must be a multiple of %s and at least %s for net.downs = %s, was %s",
                setting,
                divisor,
                least,
                downs,
                size);
    }
}
