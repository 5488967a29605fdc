package org.l2bench.experiments.rehearsalfreecl;

import org.l2bench.experiments.rehearsalfreecl.ClMethod.Keep;

/** One weight per regulariser, for both starts and all arms. */
record ClWeights(double l2, double ewc, double featkd) {
    /** All zero but that of one regulariser. */
    static ClWeights only(Keep keep, double weight) {
        return new ClWeights(
                keep == Keep.L2 ? weight : 0, keep == Keep.EWC ? weight : 0, keep == Keep.FEATKD ? weight : 0);
    }
}
