package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.ItemDifference.Above;
import org.l2bench.reports.statistic.Numbers;

/** {@link Rule.ItemDifference}: what seeds say, and what items say. */
record ItemDecision(Rule.ItemDifference rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.bounds().stream().map(part -> finding(part, samples)).toList();
    }

    private static Finding finding(Above part, Samples samples) {
        var overSeeds = new PairedDecision(List.of(part.contrast()), OptionalDouble.of(part.threshold()), 0)
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
        if (resampling.interval().isEmpty()) {
            return overSeeds.withState(State.NOT_JUDGED, false, "the mean exists for too few choices of items");
        }
        var interval = resampling.interval().get();
        var note = "over " + comparison.get().items() + " items [" + Numbers.signed(interval.low(), 4) + ", "
                + Numbers.signed(interval.high(), 4) + "]"
                + (overSeeds.note().isEmpty() ? "" : "; " + overSeeds.note());
        // Seeds and items must both say so, on either side: an intersection, whose p is the larger one.
        return Finding.tested(
                overSeeds.label(),
                overSeeds.n(),
                overSeeds.effect().getAsDouble(),
                overSeeds.threshold(),
                overSeeds.interval(),
                overSeeds.sd(),
                Math.max(overSeeds.p().getAsDouble(), resampling.pAbove()),
                Math.max(overSeeds.pAgainst().getAsDouble(), resampling.pBelow()),
                overSeeds.unitOf(),
                note);
    }
}
