package org.l2bench.reports.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Claim;

/**
 * What the records say about a claim.
 *
 * @param n seeds that have all that the claim names
 * @param reason one line; never empty if the claim was not judged or not run
 * @param p one-sided, of the intersection-union test over the contrasts; empty if nothing was tested
 * @param pHolm {@code p} adjusted by Holm over the experiment's judged claims that have a p
 * @param pAgainst of the hypothesis that the claim holds on all contrasts: the smallest of theirs, times their number
 * @param pAgainstHolm {@code pAgainst} adjusted in the same way, among its own kind
 */
public record Verdict(
        Claim claim,
        State state,
        int n,
        String reason,
        List<Finding> findings,
        OptionalDouble p,
        OptionalDouble pHolm,
        OptionalDouble pAgainst,
        OptionalDouble pAgainstHolm) {
    /** Level of every decision. */
    public static final double LEVEL = 0.05;

    public Verdict {
        findings = List.copyOf(findings);
    }

    static Verdict notJudged(Claim claim, int n, String reason, List<Finding> findings) {
        return new Verdict(
                claim,
                State.NOT_JUDGED,
                n,
                reason,
                findings,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** What two one-sided tests come to. */
    static State state(double p, double pAgainst) {
        if (p <= LEVEL) {
            return State.REPRODUCED;
        }
        return pAgainst <= LEVEL ? State.CONTRADICTED : State.INCONCLUSIVE;
    }

    /** Whether the claim alone is supported or refuted, but not after the adjustment for the number of claims. */
    public boolean lostByHolm() {
        var decided = state.isSupport() || state.isRefutation();
        return decided && decidingHolm().stream().anyMatch(p -> p > LEVEL);
    }

    /** The adjusted p that the verdict rests on: that of the refutation if it is one. */
    public OptionalDouble decidingHolm() {
        return state.isRefutation() ? pAgainstHolm : pHolm;
    }

    /**
     * The contrast that decides, of all that speak as the verdict does: the one with the least support where all must hold or the
     * records do not suffice, the one with the most against it where the claim is contradicted; the first where no test says.
     */
    public Finding deciding() {
        var speaking = findings.stream()
                .filter(f -> !f.setAside() && f.state().of(claim) == state)
                .toList();
        var among = speaking.isEmpty() ? findings : speaking;
        var order = state.isRefutation()
                ? Comparator.comparingDouble((Finding f) -> -f.pAgainst().orElse(1))
                : Comparator.comparingDouble((Finding f) -> f.p().orElse(0));
        return among.stream().max(order).orElseGet(() -> Finding.without("", n, state, reason));
    }

    /** The same with a remark on the numbers that it rests on. */
    public Verdict withRemark(String remark) {
        var both = reason.isEmpty() ? remark : reason + "; " + remark;
        return new Verdict(claim, state, n, both, findings, p, pHolm, pAgainst, pAgainstHolm);
    }

    Verdict withHolm(OptionalDouble adjusted, OptionalDouble adjustedAgainst) {
        return new Verdict(claim, state, n, reason, findings, p, adjusted, pAgainst, adjustedAgainst);
    }
}
