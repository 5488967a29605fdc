package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalInt;
import org.l2bench.core.claim.Rule;

/**
 * {@link Rule.All} and {@link Rule.Count}: the parts of several rules.
 *
 * @param least how many must hold; empty for all
 */
record JointDecision(List<Rule> rules, OptionalInt least) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return Rule.partsOf(rules, r -> Decision.of(r).findings(samples), r -> together(r, samples));
    }

    @Override
    public Conclusion conclusion(Samples samples) {
        var findings = findings(samples);
        return least.isEmpty() ? Conclusion.of(findings) : Conclusion.ofAtLeast(least.getAsInt(), findings);
    }

    /** A rule of several as one part. */
    private static Finding together(Rule rule, Samples samples) {
        var conclusion = Decision.of(rule).conclusion(samples);
        var n = samples.common(rule.quantities()).size();
        var finding = Finding.without("", n, conclusion.state(), conclusion.reason());
        return conclusion.state().isJudged()
                ? finding.withTest(conclusion.p(), conclusion.pAgainst(), conclusion.state())
                : finding;
    }
}
