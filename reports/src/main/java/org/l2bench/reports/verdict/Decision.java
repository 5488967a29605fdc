package org.l2bench.reports.verdict;

import java.util.List;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;

/** How one kind of {@link Rule} is decided. A new kind of rule is a new implementation and one line in {@link #of}. */
interface Decision {
    /** All that a seed must have for the claim to rest on it. */
    List<Quantity> quantities();

    /** One finding per contrast, in the order of the rule. */
    List<Finding> findings(Samples samples);

    static Decision of(Rule rule) {
        if (rule instanceof Rule.PairedDifference r) {
            return PairedDecision.of(r);
        }
        if (rule instanceof Rule.ReportDifference r) {
            return PairedDecision.of(r);
        }
        if (rule instanceof Rule.SwapOfMinimum r) {
            return new SwapDecision(r);
        }
        if (rule instanceof Rule.RankCorrelation r) {
            return new RankDecision(r);
        }
        if (rule instanceof Rule.SameVerdict r) {
            return new SameVerdictDecision(r);
        }
        if (rule instanceof Rule.SignFlip r) {
            return new SignFlipDecision(r);
        }
        if (rule instanceof Rule.Equivalence r) {
            return new EquivalenceDecision(r);
        }
        if (rule instanceof Rule.Within r) {
            return new WithinDecision(r);
        }
        if (rule instanceof Rule.Monotone r) {
            return new MonotoneDecision(r);
        }
        if (rule instanceof Rule.SeedBootstrap r) {
            return new BootstrapDecision(r);
        }
        if (rule instanceof Rule.ItemDifference r) {
            return new ItemDecision(r);
        }
        throw new IllegalArgumentException("a rule that reports cannot decide: " + rule);
    }
}
