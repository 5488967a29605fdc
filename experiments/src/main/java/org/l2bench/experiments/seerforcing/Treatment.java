package org.l2bench.experiments.seerforcing;

import java.util.Optional;
import org.l2bench.core.network.SeerDecoder.Future;

/**
 * How an arm is treated: loss alpha * cross-entropy + that of the second decoder + (1 - alpha) * transfer.
 *
 * @param kappa what the transfer is multiplied by besides
 * @param seer whether the second decoder sees the future; empty for none
 * @param smoothing of labels
 * @param pairs that are trained on
 */
record Treatment(Transfer transfer, double alpha, double kappa, Optional<Future> seer, double smoothing, int pairs) {
    /** How the conventional decoder is pulled towards a teacher. */
    enum Transfer {
        /** Not at all; a second decoder is trained beside it. */
        NONE,
        /** Cross-entropy to the second decoder's words. */
        DISTILLATION,
        /** Mean squared distance to the second decoder's states. */
        L2,
        /** A discriminator of the two decoders' states, with its gradient reversed. */
        ADVERSARIAL,
        /** Cross-entropy to the optimum of the language, given past and future. */
        ORACLE
    }

    /** Whether the pull of the transfer can be held against that of the cross-entropy. */
    boolean hasRatio() {
        return transfer != Transfer.NONE && alpha > 0;
    }
}
