package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.Numbers;

/** {@link Rule.RareFailure}. */
record RareFailureDecision(Rule.RareFailure rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        var seeds = samples.common(rule.quantities());
        if (seeds.isEmpty()) {
            return List.of(Finding.without("", 0, State.NOT_RUN, samples.noneHasAll(rule.quantities())));
        }
        var failures = new ArrayList<String>();
        int failing = 0;
        for (var seed : seeds) {
            var broken = rule.ranges().stream()
                    .filter(r -> !r.holds(samples.value(r.quantity(), seed).getAsDouble()))
                    .map(r -> seed + ", " + (r.label().isEmpty() ? r.quantity().formula() : r.label()))
                    .toList();
            failures.addAll(broken);
            failing += broken.isEmpty() ? 0 : 1;
        }
        int tried = seeds.size() * rule.ranges().size();
        if (failing == 0) {
            return List.of(Finding.without("", seeds.size(), State.REPRODUCED, "no failure among " + tried));
        }
        double chance = chance(seeds.size(), failing, rule.ofSeed());
        var note = failures.size() + " of " + tried + " fail (" + String.join("; ", failures) + "), in "
                + failing + " " + samples.noun() + "s; so many or more have a chance of at most "
                + Numbers.significant(chance, 2);
        return List.of(Finding.without(
                "", seeds.size(), chance <= Verdict.LEVEL ? State.CONTRADICTED : State.INCONCLUSIVE, note));
    }

    /** That at least so many seeds fail. */
    static double chance(int seeds, int failing, double ofSeed) {
        return 1 - new BinomialDistribution(seeds, ofSeed).cumulativeProbability(failing - 1);
    }
}
