package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.experiment.Quantity;
import org.l2bench.core.experiment.Rule;
import org.l2bench.core.experiment.Rule.ItemDifference.Above;
import org.l2bench.reports.statistic.Interval;
import org.l2bench.reports.statistic.Numbers;

/** {@link Rule.ItemDifference}: what seeds say, and what items say. */
record ItemDecision(Rule.ItemDifference rule) implements Decision {
    @Override
    public List<Quantity> quantities() {
        return PairedDecision.quantities(
                rule.parts().stream().map(Above::contrast).toList());
    }

    @Override
    public List<Finding> findings(Samples samples) {
        return rule.parts().stream().map(part -> finding(part, samples)).toList();
    }

    private static Finding finding(Above part, Samples samples) {
        var overSeeds = PairedDecision.of(new Rule.PairedDifference(List.of(part.contrast()), part.threshold()))
                .findings(samples)
                .get(0);
        if (!overSeeds.state().isJudged()) {
            return overSeeds;
        }
        var comparison = ItemComparison.of(part.contrast(), part.threshold(), samples);
        if (comparison.isEmpty()) {
            return overSeeds.withState(State.NOT_JUDGED, false, "the two sides or the seeds have different items");
        }
        var resampling = comparison.get().resampling();
        var interval = resampling.interval();
        var note = "over " + comparison.get().items() + " items [" + Numbers.signed(interval.low(), 4) + ", "
                + Numbers.signed(interval.high(), 4) + "]"
                + (overSeeds.note().isEmpty() ? "" : "; " + overSeeds.note());
        return new Finding(
                overSeeds.label(),
                overSeeds.n(),
                overSeeds.effect(),
                overSeeds.threshold(),
                overSeeds.interval(),
                overSeeds.sd(),
                OptionalDouble.of(Math.max(overSeeds.p().orElse(1), resampling.shareAtOrBelow())),
                state(overSeeds.state(), interval, part.threshold()),
                overSeeds.setAside(),
                overSeeds.unitOf(),
                note);
    }

    private static State state(State overSeeds, Interval overItems, double threshold) {
        if (overSeeds == State.REPRODUCED && overItems.low() > threshold) {
            return State.REPRODUCED;
        }
        return overSeeds == State.CONTRADICTED && overItems.high() < threshold
                ? State.CONTRADICTED
                : State.INCONCLUSIVE;
    }
}
