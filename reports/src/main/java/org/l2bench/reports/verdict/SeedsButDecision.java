package org.l2bench.reports.verdict;

import java.util.List;
import org.l2bench.core.claim.Rule;

/** {@link Rule.SeedsBut}. */
record SeedsButDecision(Rule.SeedsBut rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return rule.events().stream().map(e -> finding(e, samples)).toList();
    }

    private Finding finding(Rule.Event event, Samples samples) {
        var seen = Occurrences.of(event, samples);
        if (seen.obstacle().isPresent()) {
            return seen.obstacle().get();
        }
        var state = seen.without().size() <= rule.exceptions() ? State.REPRODUCED : State.CONTRADICTED;
        return Finding.without(
                event.label(),
                seen.n(),
                state,
                seen.counted(samples) + "; at most " + rule.exceptions() + " may lack it" + seen.named());
    }
}
