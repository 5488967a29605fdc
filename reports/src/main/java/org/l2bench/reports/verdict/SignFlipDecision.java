package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.SignFlips;
import org.l2bench.reports.statistic.Summary;

/** {@link Rule.SignFlip}. */
record SignFlipDecision(Rule.SignFlip rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.contrasts().stream().map(c -> finding(c, samples)).toList();
    }

    private Finding finding(Contrast contrast, Samples samples) {
        var pairs = samples.pairs(contrast.left(), contrast.right());
        var obstacle = PairedDecision.obstacle(contrast, pairs, samples.noun());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (pairs.n() > SignFlips.LARGEST_N) {
            var reason = "the exact flip of signs counts at most " + SignFlips.LARGEST_N + " " + samples.noun()
                    + "s, has " + pairs.n();
            return Finding.without(contrast.label(), pairs.n(), State.NOT_JUDGED, reason);
        }
        var test = SignFlips.of(pairs.differences(), rule.threshold());
        var finding = Finding.tested(
                contrast.label(),
                pairs.n(),
                test.mean(),
                OptionalDouble.of(rule.threshold()),
                Optional.empty(),
                Summary.of(pairs.differences()).sd(),
                test.p(),
                test.pOpposite(),
                Optional.of(contrast.left()),
                pairs.remark());
        return PairedDecision.setAsideIfSaturated(finding, contrast, samples);
    }
}
