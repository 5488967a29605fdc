package org.l2bench.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.BinomialShare;

/** {@link Rule.SeedShare}. */
record SeedShareDecision(Rule.SeedShare rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.events().stream().map(e -> finding(e, samples)).toList();
    }

    private Finding finding(Rule.Event event, Samples samples) {
        var seen = Occurrences.of(event, samples);
        if (seen.obstacle().isPresent()) {
            return seen.obstacle().get();
        }
        var test = BinomialShare.of(seen.with().size(), seen.n(), rule.share());
        return Finding.tested(
                event.label(),
                seen.n(),
                (double) seen.with().size() / seen.n(),
                OptionalDouble.of(rule.share()),
                Optional.of(test.interval()),
                OptionalDouble.empty(),
                test.pAbove(),
                test.pBelow(),
                Optional.empty(),
                seen.counted(samples));
    }
}
