package org.l2bench.core.regulariser.convention;

/** The loss that stands beside a penalty, as a mean over rows. */
public enum Loss {
    /** (y - f)^2, without a half. */
    SQUARED("mean squared error"),
    LOG("mean log-loss"),
    HINGE("mean hinge"),
    SQUARED_HINGE("mean squared hinge"),
    EPSILON_INSENSITIVE("mean epsilon-insensitive error"),
    POISSON("mean negative Poisson log-likelihood"),
    /** (y - p)^2 with p = 1 / (1 + exp(-f)). */
    SQUARED_PROBABILITY("mean squared error of probabilities"),
    /** Of Cox' model. */
    PARTIAL_LIKELIHOOD("negative log partial likelihood over the number of rows"),
    ANY("any loss, as a mean");

    private final String meaning;

    Loss(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether both may stand for the same. */
    public boolean agrees(Loss other) {
        return this == other || this == ANY || other == ANY;
    }
}
