package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.RangeT;

/** {@link Rule.Equivalence}. */
record EquivalenceDecision(Rule.Equivalence rule) implements Decision {
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
        if (pairs.n() < 2) {
            return PairedDecision.oneSeed(contrast, pairs, samples.noun());
        }
        var test = RangeT.of(pairs.differences(), -rule.bound(), rule.bound(), rule.testOverTrain());
        var bound = "the interval must lie within ±" + Numbers.significant(rule.bound(), 2);
        var finding = Finding.tested(
                contrast.label(),
                pairs.n(),
                test.mean(),
                OptionalDouble.empty(),
                Optional.of(test.interval()),
                OptionalDouble.of(test.sd()),
                test.pInside(),
                test.pOutside(),
                Optional.of(contrast.left()),
                pairs.remark().isEmpty() ? bound : bound + "; " + pairs.remark());
        return PairedDecision.setAsideIfSaturated(finding, contrast, samples);
    }
}
