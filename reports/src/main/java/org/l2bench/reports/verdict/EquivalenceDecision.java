package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.experiment.Quantity;
import org.l2bench.core.experiment.Rule;
import org.l2bench.reports.statistic.Interval;
import org.l2bench.reports.statistic.Numbers;

/** {@link Rule.Equivalence}. */
record EquivalenceDecision(Rule.Equivalence rule) implements Decision {
    @Override
    public List<Quantity> quantities() {
        return PairedDecision.quantities(rule.contrasts());
    }

    @Override
    public List<Finding> findings(Samples samples) {
        return new PairedDecision(rule.contrasts(), OptionalDouble.empty())
                .findings(samples).stream().map(this::judged).toList();
    }

    /** The interval is that of the difference; only what it must do is another. */
    private Finding judged(Finding reported) {
        if (reported.state() != State.REPORTED) {
            return reported;
        }
        var bound = "the interval must lie within ±" + Numbers.significant(rule.bound(), 2);
        var note = reported.note().isEmpty() ? bound : bound + "; " + reported.note();
        return reported.withState(state(reported.interval().orElseThrow()), false, note);
    }

    private State state(Interval interval) {
        if (interval.low() > -rule.bound() && interval.high() < rule.bound()) {
            return State.REPRODUCED;
        }
        return interval.low() >= rule.bound() || interval.high() <= -rule.bound()
                ? State.CONTRADICTED
                : State.INCONCLUSIVE;
    }
}
