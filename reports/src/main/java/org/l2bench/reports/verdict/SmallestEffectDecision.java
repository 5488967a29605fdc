package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.Numbers;

/** {@link Rule.SmallestEffect}: what the rule says, where the effect is large enough to count. */
record SmallestEffectDecision(Rule.SmallestEffect rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return Decision.of(rule.of()).findings(samples).stream()
                .map(this::ifItCounts)
                .toList();
    }

    private Finding ifItCounts(Finding finding) {
        if (!finding.state().isJudged() || finding.p().isEmpty()) {
            return finding;
        }
        var effect = finding.effect().getAsDouble();
        var found = finding.withTest(
                effect >= rule.effect() ? finding.p() : OptionalDouble.of(1),
                effect <= -rule.effect() ? finding.pAgainst() : OptionalDouble.of(1),
                finding.state());
        if (found.state() == finding.state()) {
            return found;
        }
        var note = "too small to count: less than " + Numbers.significant(rule.effect(), 2) + " either way";
        return found.withState(
                found.state(), found.setAside(), finding.note().isEmpty() ? note : note + "; " + finding.note());
    }
}
