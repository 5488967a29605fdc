package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.RankAssociation;

/** {@link Rule.RankCorrelation}. */
record RankDecision(Rule.RankCorrelation rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.associations().stream().map(a -> finding(a, samples)).toList();
    }

    private static Finding finding(Rule.Association association, Samples samples) {
        var label = association.label();
        var pairs = samples.pairs(association.x(), association.y());
        var obstacle =
                PairedDecision.obstacle(Contrast.of(label, association.x(), association.y()), pairs, samples.noun());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (pairs.n() < 3) {
            var reason = "a rank correlation needs at least 3 " + samples.noun() + "s, has " + pairs.n();
            return Finding.without(label, pairs.n(), State.NOT_JUDGED, reason);
        }
        if (isConstant(pairs.left()) || isConstant(pairs.right())) {
            return Finding.without(
                    label, pairs.n(), State.NOT_JUDGED, "one side is the same in all " + samples.noun() + "s");
        }
        var found = RankAssociation.of(pairs.left(), pairs.right());
        return new Finding(
                label,
                pairs.n(),
                OptionalDouble.of(found.rho()),
                OptionalDouble.empty(),
                found.interval(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                State.REPORTED,
                false,
                Optional.empty(),
                pairs.remark());
    }

    private static boolean isConstant(List<Double> values) {
        return values.stream().allMatch(v -> v.doubleValue() == values.get(0));
    }
}
