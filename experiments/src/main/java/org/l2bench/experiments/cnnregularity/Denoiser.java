package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.network.UNet;
import org.l2bench.core.regulariser.L1Penalty;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;

/**
 * How an arm that removes noise is treated.
 *
 * @param strengths reg, or M of an L1 penalty; several are trained one after the other, each from the weights of the one before
 * @param scale resolution factor s
 * @param withIdentity whether the noisy images themselves are measured beside it
 */
record Denoiser(Kind kind, List<Double> strengths, int scale, boolean withIdentity) {
    /** Whether there are batch norms, and what is penalised. */
    enum Kind {
        PLAIN("nobn-"),
        PLAIN_L1("nobn-l1-"),
        NORMED("bn-"),
        /** Penalty on kernels that a norm follows, and on nothing else. */
        NORMED_KERNELS("bn-normalised-only"),
        /** Each strength from the weights of the one before. */
        WARM("warm-");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        boolean isNormalised() {
            return this != PLAIN && this != PLAIN_L1;
        }

        String arm(double strength, int scale) {
            var name = this == NORMED_KERNELS ? prefix : prefix + ArmNames.number(strength);
            return name + ArmNames.at(scale);
        }

        /** L2: reg/(2 s^2) |w|^2, in PyTorch's words a weight decay of reg/s^2; L1: (M/s^2) sum |k|. */
        ObjectiveTerm penalty(double strength, int scale) {
            double scaled = strength / ((double) scale * scale);
            return switch (this) {
                case PLAIN, NORMED, WARM -> L2Penalty.ofPyTorchWeightDecay(scaled, ParameterSelector.all());
                case PLAIN_L1 -> new L1Penalty(scaled, ParameterSelector.weights());
                case NORMED_KERNELS ->
                    L2Penalty.ofPyTorchWeightDecay(
                            scaled, new ParameterSelector("kernels that a batch norm follows", UNet::isFollowedByNorm));
            };
        }
    }

    Denoiser {
        strengths = List.copyOf(strengths);
    }

    /** One for each strength; the first is the trial's own. */
    List<String> arms() {
        return strengths.stream().map(s -> kind.arm(s, scale)).toList();
    }

    /** Whether edges and training error are followed during training. */
    boolean followsEdges() {
        return kind == Kind.PLAIN && strengths.equals(List.of(0.0));
    }
}
