package org.l2bench.reports.verdict;

import org.l2bench.core.claim.Claim;

/** What the records say about a claim or one of its contrasts. */
public enum State {
    REPRODUCED("reproduced", "✓"),
    CONTRADICTED("contradicted", "✗"),
    /** The rule is supported, of a claim that is our reading of a paper. */
    CONSISTENT("consistent with our reading", "≈"),
    /** The rule is refuted, of a claim that is our reading of a paper. */
    INCONSISTENT("not consistent with our reading", "≉"),
    INCONCLUSIVE("inconclusive", "?"),
    /** There are numbers, but the rule's conditions do not hold; the reason is given. */
    NOT_JUDGED("not judged", "–"),
    /** There is no direction to judge. */
    REPORTED("reported", "•"),
    /** No seed has all that is needed. */
    NOT_RUN("not run", "…");

    private final String word;
    private final String symbol;

    State(String word, String symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    public String word() {
        return word;
    }

    /** One character that says the same as the word, without colour. */
    public String symbol() {
        return symbol;
    }

    /** Whether a rule came to a decision, be it that the data do not suffice. */
    public boolean isJudged() {
        return isSupport() || isRefutation() || this == INCONCLUSIVE;
    }

    public boolean isSupport() {
        return this == REPRODUCED || this == CONSISTENT;
    }

    public boolean isRefutation() {
        return this == CONTRADICTED || this == INCONSISTENT;
    }

    /** The same of a claim, which has words of its own where it is our reading of a paper. */
    State of(Claim claim) {
        if (!claim.isReading() || this == INCONCLUSIVE || !isJudged()) {
            return this;
        }
        return isSupport() ? CONSISTENT : INCONSISTENT;
    }
}
