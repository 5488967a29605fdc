package org.l2bench.reports.verdict;

/** What the records say about a claim or one of its contrasts. */
public enum State {
    REPRODUCED("reproduced", "✓"),
    CONTRADICTED("contradicted", "✗"),
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
        return this == REPRODUCED || this == CONTRADICTED || this == INCONCLUSIVE;
    }
}
