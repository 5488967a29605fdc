package org.l2bench.experiments.rehearsalfreecl;

import org.l2bench.experiments.rehearsalfreecl.Method.Keep;

/** One weight per regulariser, for both starts and all arms. */
record Weights(double l2, double ewc, double featkd) {
    /** All zero but that of one regulariser. */
    static Weights only(Keep keep, double weight) {
        return new Weights(
                keep == Keep.L2 ? weight : 0, keep == Keep.EWC ? weight : 0, keep == Keep.FEATKD ? weight : 0);
    }
}
