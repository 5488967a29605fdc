package org.l2bench.experiments.aeperturbation;

import java.util.List;
import org.l2bench.core.regulariser.L1Penalty;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;

/**
 * What acts in pre-training beside resets.
 *
 * @param dropout share that is set to 0 after hidden ReLUs
 * @param onOutput whether dropout acts on the reconstruction as well, as in the released code
 * @param absolute lambda of lambda sum |w| over all matrices
 * @param squared lambda of lambda sum w^2 over all matrices
 */
record Strengths(double dropout, boolean onOutput, double absolute, double squared) {
    static final Strengths NONE = new Strengths(0, false, 0, 0);

    static Strengths dropout(double rate) {
        return new Strengths(rate, false, 0, 0);
    }

    static Strengths l1(double lambda) {
        return new Strengths(0, false, lambda, 0);
    }

    static Strengths l2(double lambda) {
        return new Strengths(0, false, 0, lambda);
    }

    /** Sums, not means, without one half; biases exempt. */
    List<ObjectiveTerm> penalties() {
        var weights = ParameterSelector.weights();
        if (absolute > 0) {
            return List.of(new L1Penalty(absolute, weights));
        }
        return squared > 0 ? List.of(new L2Penalty(squared, weights)) : List.of();
    }
}
