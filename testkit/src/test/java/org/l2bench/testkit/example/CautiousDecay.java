package org.l2bench.testkit.example;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.UpdateRule;

/**
 * Cautious weight decay (Chen et al. 2025, algorithm 1): w := w - eta u - eta_t rate I(u w >= 0) w, entry by entry, so that only
 * those numbers decay that the optimiser's update u does not move away from 0. The paper's lambda times the learning rate is our rate.
 */
public record CautiousDecay(double rate, ParameterSelector selector) implements UpdateRule {
    public CautiousDecay {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("cautious decay must be >= 0 and < 1, was " + rate);
        }
    }

    @Override
    public Tensor change(Step step) {
        // The movement is -eta u: signs, as a product of small numbers could be rounded to 0.
        var agrees = step.movement().sign().mul(step.before().sign()).le(new Scalar(0.0));
        return step.before().mul(agrees).mul(new Scalar(-step.multiplier() * rate));
    }

    @Override
    public String describe() {
        return "cautious decay " + rate + " per step in the update, times the schedule";
    }
}
