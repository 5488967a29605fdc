package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.PairSwaps;
import org.l2bench.reports.statistic.Summary;

/** {@link Rule.SwapOfMinimum}. */
record SwapDecision(Rule.SwapOfMinimum rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.contrasts().stream().map(c -> finding(c, samples)).toList();
    }

    private static Finding finding(Contrast contrast, Samples samples) {
        var pairs = samples.pairs(contrast.left(), contrast.right());
        var obstacle = PairedDecision.obstacle(contrast, pairs, samples.noun());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (pairs.n() < 2 || pairs.n() > PairSwaps.LARGEST_N) {
            var reason = "the exact exchange needs 2 to " + PairSwaps.LARGEST_N + " " + samples.noun() + "s, has "
                    + pairs.n();
            return Finding.without(contrast.label(), pairs.n(), State.NOT_JUDGED, reason);
        }
        var test = PairSwaps.of(pairs.left(), pairs.right());
        var left = Summary.of(pairs.left());
        var right = Summary.of(pairs.right());
        var spreads = "minima " + Numbers.significant(left.min(), 4) + " against " + Numbers.significant(right.min(), 4)
                + "; std " + Numbers.significant(left.sd().orElseThrow(), 3) + " against "
                + Numbers.significant(right.sd().orElseThrow(), 3);
        var finding = Finding.tested(
                contrast.label(),
                pairs.n(),
                test.statistic(),
                OptionalDouble.of(0),
                Optional.empty(),
                OptionalDouble.empty(),
                test.p(),
                test.pOpposite(),
                Optional.of(contrast.left()),
                pairs.remark().isEmpty() ? spreads : spreads + "; " + pairs.remark());
        return PairedDecision.setAsideIfSaturated(finding, contrast, samples);
    }
}
