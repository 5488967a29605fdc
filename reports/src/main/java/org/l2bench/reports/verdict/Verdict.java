package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.experiment.Claim;

/**
 * What the records say about a claim.
 *
 * @param n seeds that have all that the claim names
 * @param reason one line; never empty if the claim was not judged or not run
 * @param p one-sided, of the intersection-union test over the contrasts; empty if nothing was tested
 * @param pHolm {@code p} adjusted by Holm over the experiment's judged claims that have a p
 */
public record Verdict(
        Claim claim,
        State state,
        int n,
        String reason,
        List<Finding> findings,
        OptionalDouble p,
        OptionalDouble pHolm) {
    /** Level of every decision. */
    public static final double LEVEL = 0.05;

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Whether the interval supports the claim, but not after the adjustment for the number of claims. */
    public boolean lostByHolm() {
        return state == State.REPRODUCED && pHolm.isPresent() && pHolm.getAsDouble() > LEVEL;
    }

    Verdict withHolm(double adjusted) {
        return new Verdict(claim, state, n, reason, findings, p, OptionalDouble.of(adjusted));
    }
}
