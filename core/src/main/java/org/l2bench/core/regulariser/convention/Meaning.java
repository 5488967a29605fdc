package org.l2bench.core.regulariser.convention;

/** What a parameter does. */
public sealed interface Meaning {
    /** How an objective is brought down, which decides what its penalty is to a rule of decay. */
    enum Descent {
        /** The library minimises the objective; how does not matter. */
        MINIMISED,
        /** The penalty's gradient is added to the loss's in steps of gradient descent. */
        GRADIENT,
        /** The penalty's gradient goes through an adaptive optimiser, such as Adam. */
        ADAPTIVE
    }

    /** After which rows a step is made. */
    enum Step {
        BATCH("batch"),
        ROW("row"),
        EPOCH("pass over the data"),
        RATING("rating");

        private final String word;

        Step(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Mean loss + sum over features of lambda spread_j^2 w_j^2. */
    record Penalty(Monomial lambda, Spread spread, Descent descent) implements Meaning {}

    /**
     * w *= 1 - share at each step, outside the objective.
     *
     * @param plain whether the loss's own step is plain gradient descent, learning rate times the gradient of the mean loss; only then
     *     is the decay a penalty
     */
    record Decay(Monomial share, Step step, boolean plain) implements Meaning {}

    /**
     * There is nothing to convert, and why: no such parameter, one without effect, or not an objective of a fixed strength.
     *
     * @param ignored whether the parameter exists and is without effect
     */
    record None(String why, boolean ignored) implements Meaning {}
}
